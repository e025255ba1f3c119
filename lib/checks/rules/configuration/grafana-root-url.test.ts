import { grafana, service } from '../../configuration/testing.ts';
import { manifest, testRule } from '../../testing.ts';
import { grafanaRootUrl } from './grafana-root-url.ts';

const ini = (url: string) => grafana({ ini: `[server]\nroot_url = ${url}\n` });
const http = service('{port: 80, targetPort: 3000}', 'grafana');
const traefik = manifest(
  'traefik.io/v1alpha1',
  'IngressRoute',
  'spec: {routes: [{match: "Host(`grafana.example.com`)", services: [{name: grafana, port: 80}]}]}',
);
const gateway = manifest(
  'gateway.networking.k8s.io/v1',
  'HTTPRoute',
  'spec: {hostnames: ["*.example.com"], rules: [{backendRefs: [{name: grafana, port: 80}]}]}',
);

testRule(grafanaRootUrl, {
  finds: {
    'another host': [
      [...ini('https://grafana.example.org'), http, traefik],
      'ConfigMap/grafana data["grafana.ini"].server.root_url: Grafana takes grafana.example.org for its address, and its routes are for grafana.example.com: logins and links go astray',
    ],
    'another domain': [
      [...ini('https://grafana.example.org/a'), http, gateway],
      'ConfigMap/grafana data["grafana.ini"].server.root_url: Grafana takes grafana.example.org for its address, and its routes are for *.example.com: logins and links go astray',
    ],
  },
  passes: {
    'the host of a route': [...ini('https://grafana.example.com/'), http, traefik],
    'one of many': [...ini('https://other.example.com'), http, gateway],
    'what Grafana fills in': [...ini('%(protocol)s://%(domain)s/'), http, traefik],
    'no route': ini('https://grafana.example.org'),
  },
});
