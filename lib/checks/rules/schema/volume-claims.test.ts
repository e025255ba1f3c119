import { manifest, pod, testRule, workload } from '../../testing.ts';
import { volumeClaims } from './volume-claims.ts';

const complete = 'accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}';
const claim = (spec: string) => manifest('v1', 'PersistentVolumeClaim', `spec: {${spec}}`);

testRule(volumeClaims, {
  finds: {
    'nothing said': [
      claim(''),
      'PersistentVolumeClaim/it spec.accessModes: the claim has no access mode',
      'PersistentVolumeClaim/it spec.resources.requests.storage: the claim asks for no size',
    ],
    'a mode that stands alone': [
      claim('accessModes: [ReadWriteOncePod, ReadOnlyMany], resources: {requests: {storage: 1Gi}}'),
      'PersistentVolumeClaim/it spec.accessModes: ReadWriteOncePod cannot stand beside other modes',
    ],
    'no size': [
      claim('accessModes: [ReadWriteOnce], resources: {requests: {storage: 0}}'),
      'PersistentVolumeClaim/it spec.resources.requests.storage: 0 is nothing',
    ],
    'a template': [
      workload(
        'StatefulSet',
        'volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}],',
        '',
      ),
      'StatefulSet/it spec.volumeClaimTemplates[0].spec.resources.requests.storage: the claim asks for no size',
    ],
    'an ephemeral volume': [
      pod(
        'volumes: [{name: a, ephemeral: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 1Gi}}}}}}]',
      ),
      'Pod/it spec.volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes: the claim has no access mode',
    ],
  },
  passes: {
    'complete claims': [
      claim(complete),
      workload('StatefulSet', `volumeClaimTemplates: [{metadata: {name: data}, spec: {${complete}}}],`, ''),
    ],
    'other volumes': pod('volumes: [{name: a, emptyDir: {}}]'),
  },
});
