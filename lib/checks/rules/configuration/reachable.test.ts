import { service } from '../../configuration/testing.ts';
import { manifest, testRule, workload } from '../../testing.ts';
import { reachable } from './reachable.ts';

const server = [
  workload('Deployment', '', 'ports: [{name: http, containerPort: 8080}]', 'server').replaceAll(
    'app: it',
    'app: server',
  ),
  service('{name: http, port: 80, targetPort: http}', 'server'),
];
const client = (url = 'http://server.app.svc') =>
  workload('Deployment', '', `env: [{name: URL, value: "${url}"}]`, 'client').replaceAll(
    'app: it',
    'app: client',
  );
const policy = (app: string, types: string, rules: string) =>
  manifest(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    `spec: {podSelector: {matchLabels: {app: ${app}}}, policyTypes: [${types}], ${rules}}`,
    `${app}-${types}`.toLowerCase(),
  );
const out = (port: string | number, dns = ', {ports: [{port: 53, protocol: UDP}]}') =>
  policy(
    'client',
    'Egress',
    `egress: [{to: [{podSelector: {matchLabels: {app: server}}}], ports: [{port: ${port}}]}${dns}]`,
  );
const into = (app: string, port: string | number = 'http') =>
  policy(
    'server',
    'Ingress',
    `ingress: [{from: [{podSelector: {matchLabels: {app: ${app}}}}], ports: [{port: ${port}}]}]`,
  );
const outside = [
  manifest('v1', 'Service', 'spec: {ports: [{name: s3, port: 9000}]}', 'storage'),
  `{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: storage-1, namespace: app, labels: {kubernetes.io/service-name: storage}}, addressType: IPv4, ports: [{name: s3, port: 9001}], endpoints: [{addresses: [192.168.31.2]}]}`,
];
const toBlock = (cidr: string, port: number) =>
  policy(
    'client',
    'Egress',
    `egress: [{to: [{ipBlock: {cidr: ${cidr}}}], ports: [{port: ${port}}]}, {ports: [{port: 53, protocol: UDP}]}]`,
  );

testRule(reachable, {
  context: { nodes: { count: 1, hostAddresses: ['10.0.0.0/24'] } },
  finds: {
    'no way out': [
      [...server, client(), policy('client', 'Egress', 'egress: [{ports: [{port: 53, protocol: UDP}]}]')],
      'Deployment/client spec.template.spec.containers[0].env[0].value: "http://server.app.svc" cannot be reached: no policy lets Deployment app/client out to Deployment app/server port 8080/TCP',
    ],
    'no way in': [
      [...server, client(), into('other')],
      'Deployment/client spec.template.spec.containers[0].env[0].value: "http://server.app.svc" cannot be reached: no policy lets Deployment app/client in at Deployment app/server port 8080/TCP',
    ],
    'the port of the Service, not of the pod': [
      [...server, client(), out(80)],
      'Deployment/client spec.template.spec.containers[0].env[0].value: "http://server.app.svc" cannot be reached: no policy lets Deployment app/client out to Deployment app/server port 8080/TCP',
    ],
    'no names': [
      [...server, client(), out('http', '')],
      'Deployment/client: its pods are given names of Services, and no policy lets them ask for DNS',
    ],
    'an address outside that is not let through': [
      [...outside, client('http://storage.app.svc:9000'), toBlock('192.168.31.3/32', 9001)],
      'Deployment/client spec.template.spec.containers[0].env[0].value: "http://storage.app.svc:9000" cannot be reached: no policy lets Deployment app/client out to 192.168.31.2 port 9001/TCP',
    ],
    'a client on the network of its node': [
      [
        ...server,
        client().replace('spec: {containers', 'spec: {hostNetwork: true, containers'),
        into('client'),
      ],
      'Deployment/client spec.template.spec.containers[0].env[0].value: "http://server.app.svc" cannot be reached: no policy lets Deployment app/client in at Deployment app/server port 8080/TCP',
    ],
  },
  passes: {
    'no policies': [...server, client()],
    'both sides': [...server, client(), out('http'), into('client', 8080)],
    'an address outside': [
      ...outside,
      client('http://storage.app.svc:9000'),
      toBlock('192.168.31.0/24', 9001),
    ],
    'a client on the network of its node': [
      ...server,
      client().replace('spec: {containers', 'spec: {hostNetwork: true, containers'),
      policy(
        'server',
        'Ingress',
        'ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/16}}], ports: [{port: 8080}]}]',
      ),
    ],
    'a Service that is not there': [client('http://nothing.app.svc')],
  },
});
