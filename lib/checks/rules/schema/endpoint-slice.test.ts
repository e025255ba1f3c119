import { manifest, testRule } from '../../testing.ts';
import { endpointSlice } from './endpoint-slice.ts';

const of = (type: string, addresses: string, ports = '') =>
  manifest(
    'discovery.k8s.io/v1',
    'EndpointSlice',
    `addressType: ${type}, endpoints: [{addresses: [${addresses}]}], ports: [${ports}]`,
  );

testRule(endpointSlice, {
  finds: {
    'the other family': [
      of('IPv6', '192.168.31.2'),
      'EndpointSlice/it endpoints[0].addresses[0]: "192.168.31.2" is no IPv6 address of an endpoint',
    ],
    'a name for an address': [
      of('IPv4', 'minio.example.com'),
      'EndpointSlice/it endpoints[0].addresses[0]: "minio.example.com" is no IPv4 address of an endpoint',
    ],
    'addresses that no node can reach': [
      of('IPv4', '127.0.0.1, 169.254.1.1'),
      'EndpointSlice/it endpoints[0].addresses[0]: "127.0.0.1" is no IPv4 address of an endpoint',
      'EndpointSlice/it endpoints[0].addresses[1]: "169.254.1.1" is no IPv4 address of an endpoint',
    ],
    'the loopback of IPv6': [
      of('IPv6', '"::1"'),
      'EndpointSlice/it endpoints[0].addresses[0]: "::1" is no IPv6 address of an endpoint',
    ],
    'no address': [of('IPv4', ''), 'EndpointSlice/it endpoints[0].addresses: the endpoint has no address'],
    'one name twice': [
      of('IPv4', '10.0.0.1', '{port: 1}, {port: 2}'),
      'EndpointSlice/it ports[1].name: two ports are called ""',
    ],
    'ports that are none': [
      of('IPv4', '10.0.0.1', '{port: 0, name: A}'),
      'EndpointSlice/it ports[0].port: 0 is no port',
      'EndpointSlice/it ports[0].name: "A" is no name for a port',
    ],
  },
  passes: {
    addresses: [
      of('IPv4', '192.168.31.2, 10.0.0.1', '{port: 9000, name: s3}'),
      of('IPv6', '"fd00::1"'),
      of('FQDN', 'minio.example.com'),
    ],
  },
});
