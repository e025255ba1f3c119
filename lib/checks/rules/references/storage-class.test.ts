import { manifest, pod, testRule, workload } from '../../testing.ts';
import { storageClass } from './storage-class.ts';

const claim = (name: string) => manifest('v1', 'PersistentVolumeClaim', `spec: {storageClassName: ${name}}`);
const own = '{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}}';

testRule(storageClass, {
  finds: {
    'one beside those that are there': [
      [own, claim('fats')],
      'PersistentVolumeClaim/it spec.storageClassName: there is no StorageClass "fats"',
    ],
  },
  passes: {
    'one that is there': [own, claim('fast')],
    'anything where nothing is known': claim('local-path'),
  },
});

testRule(storageClass, {
  context: { storageClasses: ['local-path'] },
  finds: {
    'a misspelt one': [
      claim('local-paht'),
      'PersistentVolumeClaim/it spec.storageClassName: there is no StorageClass "local-paht"',
    ],
    'one of a template': [
      workload(
        'StatefulSet',
        'volumeClaimTemplates: [{metadata: {name: a}, spec: {storageClassName: nfs}}],',
        '',
      ),
      'StatefulSet/it spec.volumeClaimTemplates[0].spec.storageClassName: there is no StorageClass "nfs"',
    ],
    'one of an ephemeral volume': [
      pod('volumes: [{name: a, ephemeral: {volumeClaimTemplate: {spec: {storageClassName: nfs}}}}]'),
      'Pod/it spec.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName: there is no StorageClass "nfs"',
    ],
  },
  passes: { 'what the cluster has, and none': [claim('local-path'), claim('""')] },
});
