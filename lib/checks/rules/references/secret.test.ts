import { container, manifest, pod, testRule } from '../../testing.ts';
import { secret } from './secret.ts';

const variable = (name: string, key: string) =>
  container(`env: [{name: A, valueFrom: {secretKeyRef: {name: ${name}, key: ${key}}}}]`);
const plain = manifest('v1', 'Secret', 'stringData: {a: b}', 'plain');
const sealed = manifest('bitnami.com/v1alpha1', 'SealedSecret', 'spec: {encryptedData: {a: x}}', 'sealed');
const external = manifest(
  'external-secrets.io/v1',
  'ExternalSecret',
  'spec: {target: {name: external}, data: [{secretKey: a}]}',
  'store',
);
const all = manifest(
  'external-secrets.io/v1',
  'ExternalSecret',
  'spec: {dataFrom: [{extract: {key: a}}]}',
  'all',
);
const token = manifest('v1', 'Secret', 'type: kubernetes.io/service-account-token', 'token');

testRule(secret, {
  finds: {
    'one that nothing is known of': [
      variable('database', 'password'),
      'warning Pod/it spec.containers[0].env[0].valueFrom.secretKeyRef.name: no Secret "database" is expected in namespace app',
    ],
    'a misspelt one': [
      [plain, variable('plan', 'a')],
      'Pod/it spec.containers[0].env[0].valueFrom.secretKeyRef.name: no Secret "plan" is expected in namespace app',
    ],
    'missing keys': [
      [plain, sealed, external, variable('plain', 'b'), variable('sealed', 'b'), variable('external', 'b')],
      'Pod/it spec.containers[0].env[0].valueFrom.secretKeyRef.key: the Secret plain has no key "b"',
      'Pod/it spec.containers[0].env[0].valueFrom.secretKeyRef.key: the Secret sealed has no key "b"',
      'Pod/it spec.containers[0].env[0].valueFrom.secretKeyRef.key: the Secret external has no key "b"',
    ],
    'one of another namespace': [
      [plain.replace('namespace: app', 'namespace: other'), variable('plain', 'a')],
      'warning Pod/it spec.containers[0].env[0].valueFrom.secretKeyRef.name: no Secret "plain" is expected in namespace app',
    ],
    'one to pull images with': [
      [
        pod('imagePullSecrets: [{name: registry}]'),
        manifest('v1', 'ServiceAccount', 'imagePullSecrets: [{name: registry}]'),
      ],
      'warning Pod/it spec.imagePullSecrets[0].name: no Secret "registry" is expected in namespace app',
      'warning ServiceAccount/it imagePullSecrets[0].name: no Secret "registry" is expected in namespace app',
    ],
    'one of a middleware': [
      manifest('traefik.io/v1alpha1', 'Middleware', 'spec: {basicAuth: {secret: users}}'),
      'warning Middleware/it spec.basicAuth.secret: no Secret "users" is expected in namespace app',
    ],
  },
  passes: {
    'Secrets of these manifests': [
      plain,
      sealed,
      external,
      all,
      token,
      variable('plain', 'a'),
      variable('sealed', 'a'),
      variable('external', 'a'),
      variable('all', 'anything'),
      variable('token', 'token'),
    ],
    'what may be missing': pod('volumes: [{name: a, secret: {secretName: none, optional: true}}]'),
  },
});

testRule(secret, {
  context: { secrets: [{ namespace: 'app', name: 'database', keys: ['password'] }] },
  finds: {
    'one that the cluster is not expected to have': [
      variable('databases', 'password'),
      'Pod/it spec.containers[0].env[0].valueFrom.secretKeyRef.name: no Secret "databases" is expected in namespace app',
    ],
    'any other': [
      pod('volumes: [{name: a, secret: {secretName: none}}]'),
      'Pod/it spec.volumes[0].secret.secretName: no Secret "none" is expected in namespace app',
    ],
    'a key that is not promised': [
      variable('database', 'pasword'),
      'Pod/it spec.containers[0].env[0].valueFrom.secretKeyRef.key: the Secret database has no key "pasword"',
    ],
  },
  passes: {
    'what is promised': [
      variable('database', 'password'),
      container('envFrom: [{secretRef: {name: database}}]'),
    ],
  },
});
