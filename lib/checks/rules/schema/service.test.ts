import { manifest, testRule } from '../../testing.ts';
import { service } from './service.ts';

const of = (spec: string) => manifest('v1', 'Service', `spec: {${spec}}`);

testRule(service, {
  finds: {
    'ports out of range': [
      of('ports: [{port: 0, targetPort: 70000}]'),
      'Service/it spec.ports[0].port: 0 is no port',
      'Service/it spec.ports[0].targetPort: 70000 is neither a port nor the name of one',
    ],
    'names that are none': [
      of('ports: [{port: 80, name: HTTP, targetPort: a_b}]'),
      'Service/it spec.ports[0].name: "HTTP" is no name for a port',
      'Service/it spec.ports[0].targetPort: "a_b" is neither a port nor the name of one',
    ],
    'a port without name beside others': [
      of('ports: [{port: 80}, {port: 81, name: a}]'),
      'Service/it spec.ports[0]: a port without a name stands beside others',
    ],
    'one name twice': [
      of('ports: [{port: 80, name: a}, {port: 81, name: a}]'),
      'Service/it spec.ports[1].name: two ports are called "a"',
    ],
    'a nodePort that is not opened': [
      of('ports: [{port: 80, nodePort: 30080}]'),
      'Service/it spec.ports[0].nodePort: a nodePort does not go with type: ClusterIP',
    ],
    'a nodePort twice': [
      of(
        'type: NodePort, ports: [{port: 80, name: a, nodePort: 30080}, {port: 81, name: b, nodePort: 30080}]',
      ),
      'Service/it spec.ports[1].nodePort: two ports have nodePort 30080',
    ],
    'no ports': [of('selector: {a: b}'), 'Service/it spec.ports: the Service has no port'],
    'a headless Service that is open to nodes': [
      of('type: NodePort, clusterIP: None, ports: [{port: 80}]'),
      'Service/it spec.clusterIP: a headless Service cannot have type: NodePort',
    ],
    'an address that is none': [
      of('clusterIP: none, ports: [{port: 80}]'),
      'Service/it spec.clusterIP: "none" is no IP address',
    ],
    'source ranges that nobody reads': [
      of('ports: [{port: 80}], loadBalancerSourceRanges: [10.0.0.0/8]'),
      'Service/it spec.loadBalancerSourceRanges: loadBalancerSourceRanges needs type: LoadBalancer',
    ],
    'an external name that is none': [
      [of('type: ExternalName'), of('type: ExternalName, externalName: "https://a.b"')],
      'Service/it spec: type: ExternalName needs an externalName',
      'Service/it spec.externalName: "https://a.b" is no host name',
    ],
  },
  passes: {
    'ordinary ports': of(
      'ports: [{port: 80, name: http, targetPort: http-main}, {port: 443, name: https, targetPort: 8443}]',
    ),
    'one target of two ports': of(
      'ports: [{port: 80, name: a, targetPort: 8080}, {port: 81, name: b, targetPort: 8080}]',
    ),
    'a headless Service without ports': of('clusterIP: None'),
    'one port without name': of(
      'type: LoadBalancer, ports: [{port: 80, nodePort: 30080}], loadBalancerSourceRanges: [10.0.0.0/8]',
    ),
    'an external name': of('type: ExternalName, externalName: db.example.com.'),
  },
});
