import { manifest, pod, testRule } from '../../testing.ts';
import { serviceAccount } from './service-account.ts';

const own = manifest('v1', 'ServiceAccount', 'automountServiceAccountToken: false', 'web');

testRule(serviceAccount, {
  finds: {
    'a misspelt one': [
      [own, pod('serviceAccountName: webb')],
      'Pod/it spec.serviceAccountName: there is no ServiceAccount "webb" in namespace app',
    ],
    'one of another namespace': [
      [own.replace('namespace: app', 'namespace: other'), pod('serviceAccountName: web')],
      'Pod/it spec.serviceAccountName: there is no ServiceAccount "web" in namespace app',
    ],
    'the old field': [
      pod('serviceAccount: none'),
      'Pod/it spec.serviceAccount: there is no ServiceAccount "none" in namespace app',
    ],
  },
  passes: {
    'one that is there': [own, pod('serviceAccountName: web, serviceAccount: web')],
    'the default': [
      pod('serviceAccountName: default'),
      pod('hostNetwork: true').replace('name: it', 'name: two'),
    ],
  },
});
