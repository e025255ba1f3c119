import { manifest, testRule } from '../../testing.ts';
import { sharedClaim } from './shared-claim.ts';

const deployment = (spec: string) =>
  manifest(
    'apps/v1',
    'Deployment',
    `spec: {${spec} template: {spec: {containers: [{name: main}], volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]}}}`,
  );
const claim = (mode: string) =>
  manifest('v1', 'PersistentVolumeClaim', `spec: {accessModes: [${mode}]}`, 'data');

testRule(sharedClaim, {
  finds: {
    'two replicas': [
      [deployment('replicas: 2,'), claim('ReadWriteOnce')],
      'Deployment/it spec.replicas: 2 pods share the volume data, which one node has (ReadWriteOnce)',
    ],
    'an update that waits for itself': [
      [deployment(''), claim('ReadWriteOncePod')],
      'Deployment/it spec.template.spec.volumes[0]: during an update the new pod waits for the volume data that the old one holds (ReadWriteOncePod)',
    ],
  },
  passes: {
    Recreate: [deployment('strategy: {type: Recreate},'), claim('ReadWriteOnce')],
    'a volume for many': [deployment('replicas: 2,'), claim('ReadWriteMany')],
    'a claim of somebody else': deployment('replicas: 2,'),
  },
});
