import { describe, expect, test } from '@jest/globals';
import { ObsError } from '../support/errors.ts';
import { parseCluster } from './load.ts';

const minimal = `name: small
publicDomain: example.com
apiServer: { addresses: [10.0.0.1] }
nodes: { count: 1, cpu: 2, memory: 4Gi, hostAddresses: [10.0.0.1/32] }
minio: { addresses: [10.0.0.2] }
`;

const mistakes = (text: string): string => {
  try {
    parseCluster(minimal + text, 'clusters/small.yaml');
  } catch (error) {
    if (error instanceof ObsError) return error.message;
    throw error;
  }
  return 'none';
};

const faroRoute = `routes: { tls: { certResolver: le }, faro: { auth: none, reason: browsers have no password } }\n`;

test('every part is off by default, and no CRD is declared', () => {
  expect(parseCluster(minimal, 'clusters/small.yaml')).toMatchObject({ features: {}, crds: [] });
});

describe('mistakes', () => {
  test.each([
    [
      'a part without its CRDs',
      'features: { monitors: {} }\n',
      'clusters/small.yaml:6:13: features.monitors needs the CRDs of monitoring.coreos.com, which the cluster is not said to have\n  if it has them (kubectl get crd servicemonitors.monitoring.coreos.com), write "crds: [monitoring.coreos.com]"',
    ],
    [
      'another part without its CRDs',
      'crds: [monitoring.coreos.com]\nfeatures: { instrumentation: { namespaces: [a] } }\n',
      /:7:13: features\.instrumentation needs .* write "crds: \[monitoring\.coreos\.com, opentelemetry\.io\]"/s,
    ],
    [
      'a slip in a group',
      'crds: [monitoring.coreos]\n',
      /:6:8: crds\.0: "monitoring\.coreos" is not allowed\n {2}did you mean "monitoring\.coreos\.com"\?/,
    ],
    [
      'a group twice',
      'crds: [opentelemetry.io, opentelemetry.io]\n',
      /:6:1: crds: .* is not allowed\n {2}write each group once/,
    ],
    [
      'a namespace twice',
      'crds: [monitoring.coreos.com]\nfeatures: { monitors: { secretNamespaces: [a, a] } }\n',
      /:7:25: features\.monitors\.secretNamespaces: .*write each namespace once/s,
    ],
    [
      'a slip in a part',
      'features: { faros: {} }\n',
      /unknown key "faros" in features\n {2}did you mean "faro"\?/,
    ],
    [
      'no signal to show',
      'features: { debug: { signals: [] } }\n',
      /features\.debug\.signals: \[\] is not allowed/,
    ],
    [
      'a signal that is none',
      'features: { debug: { signals: [trace] } }\n',
      /"trace" is not allowed\n {2}did you mean "traces"\?/,
    ],
    [
      'a receiver for browsers without a route',
      'features: { faro: { origins: ["https://a.example.com"] } }\n',
      /:6:13: features\.faro has no route/,
    ],
    [
      'a route without a receiver for browsers',
      faroRoute,
      /:6:38: routes\.faro leads to a receiver that is switched off/,
    ],
    [
      'every origin without a reason',
      `${faroRoute}features: { faro: { origins: ["https://a.example.com", "*"] } }\n`,
      /:7:57: pages of every origin may send telemetry, without a reason/,
    ],
    [
      'a reason without every origin',
      `${faroRoute}features: { faro: { origins: ["https://a.example.com"], reason: because it is } }\n`,
      /features\.faro has a reason for the origin "\*", but does not name it/,
    ],
    [
      'an origin with a path',
      `${faroRoute}features: { faro: { origins: ["https://a.example.com/"] } }\n`,
      /features\.faro\.origins\.0: .* is not allowed\n {2}write an origin without a path/,
    ],
    [
      'a password where browsers have none',
      'routes: { tls: { certResolver: le }, faro: { auth: { basicAuth: users } } }\n',
      /routes\.faro\.auth/,
    ],
    [
      'a project with the shared tenant',
      'tenants: { projects: [shop, poddle] }\n',
      /:6:29: the project "poddle" would have the tenant of everything that belongs to no project/,
    ],
    [
      'tenants with the other collection engine',
      'collection: k8s-monitoring\ntenants: { projects: [shop] }\n',
      /:7:12: the collection engine "k8s-monitoring" does not tell projects apart/,
    ],
    [
      'tenants of a store outside',
      'logs: { profile: remote, remote: { write: https://l.example.com, query: https://l.example.com, addresses: [10.0.0.3/32], auth: none } }\ntenants: { projects: [shop] }\n',
      /:7:12: everything that is written to the logs store outside has the one tenant of logs\.remote/,
    ],
    ['a project twice', 'tenants: { projects: [shop, shop] }\n', /tenants\.projects: .*each project once/s],
    [
      'an id that is no label',
      'tenants: { projects: ["a|b"] }\n',
      /tenants\.projects\.0: "a\|b" is not allowed/,
    ],
    ['an id that YAML reads as a number', 'tenants: { projects: [1] }\n', /tenants\.projects\.0/],
    [
      'too many projects',
      `tenants: { projects: [${Array.from({ length: 51 }, (_, index) => `p${index}`).join(', ')}] }\n`,
      /tenants\.projects: .* is not allowed\n {2}write at most 50/s,
    ],
    [
      'a Pyroscope without addresses',
      'features: { profiles: { url: "https://p.example.com" } }\n',
      /features\.profiles\.addresses is missing/,
    ],
    [
      'an address that is none',
      'features: { profiles: { url: "p.example.com", addresses: [10.0.0.3] } }\n',
      /features\.profiles\.url: "p\.example\.com" is not allowed/,
    ],
  ])('%s', (_, text, expected) => {
    const found = mistakes(text);
    if (typeof expected === 'string') expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });
});

test.each([
  [
    'every origin with a reason',
    `${faroRoute}features: { faro: { origins: ["*"], reason: a public widget } }\n`,
  ],
  [
    'a wildcard of one domain',
    `${faroRoute}features: { faro: { origins: ["https://*.example.com:8443"] } }\n`,
  ],
  ['CRDs that no part uses', 'crds: [opentelemetry.io]\n'],
])('%s is fine', (_, text) => {
  expect(mistakes(text)).toBe('none');
});
