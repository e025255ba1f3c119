import { grafana, program, service } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { tenants } from './tenants.ts';

const store = (image: string, text: string) => [
  ...program(image, { name: 'store', files: { 'config.yaml': text } }),
  service('{port: 80}', 'store'),
];
const source = (jsonData = '') =>
  grafana({
    sources: `datasources:\n- {name: A, uid: a, type: loki, url: "http://store.app.svc", jsonData: {${jsonData}}}`,
  });
const header = 'httpHeaderName1: X-Scope-OrgID';

testRule(tenants, {
  finds: {
    'no tenant': [
      [...store('loki:3.7.6', 'auth_enabled: true'), ...source()],
      'ConfigMap/grafana data["sources.yaml"].datasources[0]: Loki keeps tenants apart, and this data source names none: it gets 401',
    ],
    'no tenant, unsaid': [
      [...store('mimir:3.0.1', 'target: all'), ...source()],
      'ConfigMap/grafana data["sources.yaml"].datasources[0]: Mimir keeps tenants apart, and this data source names none: it gets 401',
    ],
    'a tenant for nobody': [
      [...store('loki:3.7.6', 'auth_enabled: false'), ...source(header)],
      'warning ConfigMap/grafana data["sources.yaml"].datasources[0].jsonData.httpHeaderName1: Loki keeps no tenants apart: this header changes nothing',
    ],
  },
  passes: {
    'a tenant': [...store('mimir:3.0.1', 'target: all'), ...source(header)],
    'no tenants': [...store('loki:3.7.6', 'auth_enabled: false'), ...source()],
    'Tempo, which has none by itself': [...store('tempo:2.10.8', 'target: all'), ...source()],
    'a store that is not known': source(),
  },
});
