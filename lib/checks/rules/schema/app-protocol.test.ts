import { manifest, testRule } from '../../testing.ts';
import { appProtocol } from './app-protocol.ts';

const of = (name: string) => manifest('v1', 'Service', `spec: {ports: [{port: 80, appProtocol: ${name}}]}`);

testRule(appProtocol, {
  finds: {
    'a slip': [
      of('htp2'),
      'Service/it spec.ports[0].appProtocol: "htp2" is a protocol that nothing is known to read',
    ],
    'a name of Kubernetes that there is not': [
      of('kubernetes.io/http2'),
      'Service/it spec.ports[0].appProtocol: "kubernetes.io/http2" is a protocol that nothing is known to read',
    ],
    nonsense: [
      of('"h t t p"'),
      'error Service/it spec.ports[0].appProtocol: "h t t p" is no name for a protocol',
    ],
    'a slice': [
      manifest('discovery.k8s.io/v1', 'EndpointSlice', 'ports: [{port: 80, appProtocol: nonsense}]'),
      'EndpointSlice/it ports[0].appProtocol: "nonsense" is a protocol that nothing is known to read',
    ],
  },
  passes: {
    'names that are read': [of('kubernetes.io/h2c'), of('http'), of('HTTPS'), of('grpc')],
    'a name below a domain': of('example.com/mine'),
    none: [of('""'), manifest('v1', 'ConfigMap', 'data: {}')],
  },
});
