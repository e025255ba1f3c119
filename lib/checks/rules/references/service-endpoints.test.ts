import { manifest, testRule } from '../../testing.ts';
import { serviceEndpoints } from './service-endpoints.ts';

const service = (spec: string) => manifest('v1', 'Service', `spec: {${spec}}`, 'minio');
const plain = service('ports: [{name: s3, port: 9000}]');
const slice = (name: string, label: string, fields: string) =>
  `{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: ${name}, namespace: app, labels: {${label}}}, addressType: IPv4, ${fields}}`;
const bound = 'kubernetes.io/service-name: minio';

testRule(serviceEndpoints, {
  finds: {
    'no slice': [
      plain,
      'Service/minio spec: the Service has no selector, and no EndpointSlice is bound to it',
    ],
    'a slice that is bound by its name only': [
      [plain, slice('minio-1', '', 'ports: [{name: s3, port: 9000}]')],
      'Service/minio spec: the Service has no selector, and no EndpointSlice is bound to it',
      'EndpointSlice/minio-1 metadata.labels: the label kubernetes.io/service-name is missing: the slice belongs to no Service',
    ],
    'a slice of a Service that is not there': [
      slice('a', 'kubernetes.io/service-name: mino', ''),
      'EndpointSlice/a metadata.labels["kubernetes.io/service-name"]: there is no Service "mino" in namespace app',
    ],
    'a slice of a Service that selects pods': [
      [service('selector: {app: it}'), slice('a', bound, '')],
      'warning EndpointSlice/a metadata.labels["kubernetes.io/service-name"]: the Service minio has a selector, so Kubernetes makes slices of its own',
    ],
    'another port name': [
      [plain, slice('a', bound, 'ports: [{name: http, port: 9000}]')],
      'Service/minio spec.ports[0]: its EndpointSlice a has no port s3/TCP: ports are bound by name and protocol',
    ],
    'another number than the Service says': [
      [service('ports: [{port: 80, targetPort: 9000}]'), slice('a', bound, 'ports: [{port: 9001}]')],
      'warning EndpointSlice/a ports[0].port: the Service minio says targetPort: 9000, and connections go to 9001',
    ],
    'another protocol': [
      [plain, slice('a', bound, 'ports: [{name: s3, port: 9000, protocol: UDP}]')],
      'Service/minio spec.ports[0]: its EndpointSlice a has no port s3/TCP: ports are bound by name and protocol',
    ],
    'another address family': [
      [service('ipFamilies: [IPv6], ports: [{port: 9000}]'), slice('a', bound, 'ports: [{port: 9000}]')],
      'EndpointSlice/a addressType: the Service minio has only IPv6 addresses',
    ],
  },
  passes: {
    'a bound slice': [plain, slice('anything', bound, 'ports: [{name: s3, port: 9001, protocol: TCP}]')],
    'ports without name': [
      service('ports: [{port: 9000}]'),
      slice('a', bound, 'ports: [{name: "", port: 9000}]'),
    ],
    'the old Endpoints': [plain, manifest('v1', 'Endpoints', 'subsets: []', 'minio')],
    'Services that need none': [service('selector: {a: b}'), service('type: ExternalName')],
  },
});
