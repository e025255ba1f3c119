import { manifest, testRule, workload } from '../../testing.ts';
import { readinessProbe } from './readiness-probe.ts';

const service = (ports: string, name = 'it') =>
  manifest('v1', 'Service', `spec: {selector: {app: it}, ports: [${ports}]}`, name);
const http = service('{name: http, port: 80, targetPort: http}');
const ports = 'ports: [{name: http, containerPort: 8080}]';
const probe = 'readinessProbe: {httpGet: {port: http}}';

testRule(readinessProbe, {
  finds: {
    'no probe': [
      [http, workload('Deployment', '', ports)],
      'Deployment/it spec.template.spec.containers[0]: container main has no readinessProbe, so the Service it sends it requests as soon as it has started',
    ],
    'no probe, once for two Services': [
      [http, service('{port: 8080}', 'other'), workload('Deployment', '', ports)],
      'Deployment/it spec.template.spec.containers[0]: container main has no readinessProbe, so the Service it sends it requests as soon as it has started',
    ],
    'the only container, which declares nothing': [
      [service('{port: 80}'), workload('StatefulSet', '', '')],
      'StatefulSet/it spec.template.spec.containers[0]: container main has no readinessProbe, so the Service it sends it requests as soon as it has started',
    ],
  },
  passes: {
    'a probe': [http, workload('Deployment', '', `${ports}, ${probe}`)],
    'no Service': workload('Deployment', '', ports),
    'a Service of other pods': [
      manifest('v1', 'Service', 'spec: {selector: {app: other}, ports: [{port: 80}]}'),
      workload('Deployment', '', ports),
    ],
    'pods that run to their end': [
      http,
      manifest(
        'batch/v1',
        'Job',
        `spec: {template: {metadata: {labels: {app: it}}, spec: {containers: [{name: main, ${ports}}]}}}`,
      ),
    ],
  },
});
