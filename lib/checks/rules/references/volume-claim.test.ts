import { manifest, pod, testRule, workload } from '../../testing.ts';
import { volumeClaim } from './volume-claim.ts';

const own = manifest('v1', 'PersistentVolumeClaim', 'spec: {}', 'data');
const using = (claim: string) => pod(`volumes: [{name: a, persistentVolumeClaim: {claimName: ${claim}}}]`);
const set = workload('StatefulSet', 'volumeClaimTemplates: [{metadata: {name: disk}}],', '', 'db');

testRule(volumeClaim, {
  finds: {
    'a misspelt one': [
      [own, using('dta')],
      'Pod/it spec.volumes[0].persistentVolumeClaim.claimName: there is no PersistentVolumeClaim "dta" in namespace app',
    ],
    'one that no StatefulSet makes': [
      [set, using('disk-db-x')],
      'Pod/it spec.volumes[0].persistentVolumeClaim.claimName: there is no PersistentVolumeClaim "disk-db-x" in namespace app',
    ],
  },
  passes: {
    'one that is there': [own, using('data')],
    'one that a StatefulSet makes': [set, using('disk-db-0')],
  },
});
