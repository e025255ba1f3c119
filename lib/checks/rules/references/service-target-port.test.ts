import { manifest, testRule, workload } from '../../testing.ts';
import { serviceTargetPort } from './service-target-port.ts';

const web = workload(
  'Deployment',
  '',
  'ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}]',
  'web',
);
const silent = workload('Deployment', '', 'env: []', 'silent');
const service = (ports: string) =>
  manifest('v1', 'Service', `spec: {selector: {app: it}, ports: [${ports}]}`);

testRule(serviceTargetPort, {
  finds: {
    'a name that no container has': [
      [web, service('{port: 80, targetPort: htpp}')],
      'Service/it spec.ports[0].targetPort: Deployment web has no TCP port called "htpp"',
    ],
    'a number that no container has': [
      [web, service('{port: 80, targetPort: 8081}')],
      'Service/it spec.ports[0].targetPort: Deployment web has no TCP port 8081',
    ],
    'the port itself, where no target is named': [
      [web, service('{port: 80}')],
      'Service/it spec.ports[0].port: Deployment web has no TCP port 80',
    ],
    'the other protocol': [
      [web, service('{port: 53, targetPort: dns}')],
      'Service/it spec.ports[0].targetPort: Deployment web has no TCP port called "dns"',
    ],
    'a name of pods that declare nothing': [
      [silent, service('{port: 80, targetPort: http}')],
      'Service/it spec.ports[0].targetPort: Deployment silent has no TCP port called "http"',
    ],
    'one of two workloads': [
      [web, workload('Deployment', '', 'ports: [{containerPort: 1}]', 'other'), service('{port: 8080}')],
      'Service/it spec.ports[0].port: Deployment other has no TCP port 8080',
    ],
  },
  passes: {
    'ports that are there': [
      web,
      service(
        '{name: a, port: 80, targetPort: http}, {name: b, port: 8080}, {name: c, port: 53, targetPort: dns, protocol: UDP}',
      ),
    ],
    'numbers of pods that declare nothing': [silent, service('{port: 80, targetPort: 8080}')],
    'a Service of no pods, which another rule tells': service('{port: 80, targetPort: http}'),
  },
});
