import { expect, test } from '@jest/globals';
import { parseCluster } from '../../lib/cluster/load.ts';
import { withTenants } from './tenant-data-sources.ts';

const cluster = (projects: string) =>
  parseCluster(
    `name: small
publicDomain: example.com
apiServer: { addresses: [10.0.0.1] }
nodes: { count: 1, cpu: 2, memory: 4Gi, hostAddresses: [10.0.0.1/32] }
minio: { addresses: [10.0.0.2] }
tenants: { shared: rest, projects: [${projects}] }
`,
    'clusters/small.yaml',
  );

const sources = [
  { name: 'Prometheus', uid: 'p', type: 'prometheus', jsonData: { to: [{ datasourceUid: 't' }] } },
  { name: 'Loki', uid: 'l', type: 'loki', jsonData: { derivedFields: [{ datasourceUid: 't' }] } },
  {
    name: 'Tempo',
    uid: 't',
    type: 'tempo',
    jsonData: { logs: { datasourceUid: 'l' }, serviceMap: { datasourceUid: 'p' } },
  },
];

test('without projects nothing changes', () => {
  expect(withTenants(cluster(''), sources)).toBe(sources);
});

test('operators read all tenants; each project reads its own, and its sources lead to each other', () => {
  const header = (tenant: string) => ({ httpHeaderValue1: tenant });
  const named = { httpHeaderName1: 'X-Scope-OrgID' };
  expect(withTenants(cluster('b, a'), sources)).toEqual([
    sources[0],
    {
      ...sources[1],
      jsonData: { derivedFields: [{ datasourceUid: 't' }], ...named },
      secureJsonData: header('a|b|rest'),
    },
    {
      ...sources[2],
      jsonData: { logs: { datasourceUid: 'l' }, serviceMap: { datasourceUid: 'p' }, ...named },
      secureJsonData: header('a|b|rest'),
    },
    ...['a', 'b'].flatMap((project) => [
      {
        name: `Loki: ${project}`,
        uid: `l-${project}`,
        type: 'loki',
        jsonData: { derivedFields: [{ datasourceUid: `t-${project}` }], ...named },
        secureJsonData: header(project),
      },
      {
        name: `Tempo: ${project}`,
        uid: `t-${project}`,
        type: 'tempo',
        jsonData: { logs: { datasourceUid: `l-${project}` }, serviceMap: { datasourceUid: 'p' }, ...named },
        secureJsonData: header(project),
      },
    ]),
  ]);
});
