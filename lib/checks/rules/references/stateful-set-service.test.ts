import { manifest, testRule, workload } from '../../testing.ts';
import { statefulSetService } from './stateful-set-service.ts';

const set = (serviceName: string) => workload('StatefulSet', `serviceName: ${serviceName},`, '');
const service = (name: string, spec: string) => manifest('v1', 'Service', `spec: {${spec}}`, name);
const headless = service('peers', 'clusterIP: None, selector: {app: it}');

testRule(statefulSetService, {
  finds: {
    'a Service that is not there': [
      [headless, set('peer')],
      'StatefulSet/it spec.serviceName: there is no Service "peer" in namespace app',
    ],
    'one with an address': [
      [service('web', 'selector: {app: it}'), set('web')],
      'warning StatefulSet/it spec.serviceName: the Service web is not headless, so the pods have no DNS names of their own',
    ],
    'one of other pods': [
      [service('peers', 'clusterIP: None, selector: {app: other}'), set('peers')],
      'StatefulSet/it spec.serviceName: the Service peers selects other pods (app=other)',
    ],
  },
  passes: {
    'a headless Service of its pods': [headless, set('peers')],
    none: [workload('StatefulSet', '', ''), set('""')],
  },
});
