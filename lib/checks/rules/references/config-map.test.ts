import { container, manifest, pod, testRule } from '../../testing.ts';
import { configMap } from './config-map.ts';

const own = manifest('v1', 'ConfigMap', 'data: {a: b}', 'settings');
const variable = (name: string, more = '') =>
  container(`env: [{name: A, valueFrom: {configMapKeyRef: {name: ${name}, key: a${more}}}}]`);

testRule(configMap, {
  finds: {
    'a misspelt one of a variable': [
      [own, variable('setings')],
      'Pod/it spec.containers[0].env[0].valueFrom.configMapKeyRef.name: there is no ConfigMap "setings" in namespace app',
    ],
    'one of another namespace': [
      [own.replace('namespace: app', 'namespace: other'), variable('settings')],
      'Pod/it spec.containers[0].env[0].valueFrom.configMapKeyRef.name: there is no ConfigMap "settings" in namespace app',
    ],
    'one of all variables': [
      container('envFrom: [{configMapRef: {name: none}}]'),
      'Pod/it spec.containers[0].envFrom[0].configMapRef.name: there is no ConfigMap "none" in namespace app',
    ],
    'one of a volume': [
      pod('volumes: [{name: a, configMap: {name: none}}]'),
      'Pod/it spec.volumes[0].configMap.name: there is no ConfigMap "none" in namespace app',
    ],
    'one of a projected volume': [
      pod('volumes: [{name: a, projected: {sources: [{configMap: {name: none}}]}}]'),
      'Pod/it spec.volumes[0].projected.sources[0].configMap.name: there is no ConfigMap "none" in namespace app',
    ],
    'one that is named three times, once': [
      pod(
        'volumes: [{name: a, configMap: {name: none}}], containers: [{name: a, image: a, envFrom: [{configMapRef: {name: none}}, {configMapRef: {name: none}}]}]',
      ),
      'Pod/it spec.containers[0].envFrom[0].configMapRef.name: there is no ConfigMap "none" in namespace app',
    ],
  },
  passes: {
    'one that is there': [
      own,
      variable('settings'),
      pod('volumes: [{name: a, configMap: {name: settings}}]').replace('name: it', 'name: two'),
    ],
    'one that may be missing': variable('none', ', optional: true'),
    'the CA that Kubernetes puts into each namespace': pod(
      'volumes: [{name: a, configMap: {name: kube-root-ca.crt}}]',
    ),
    'other volumes': pod(
      'volumes: [{name: a, emptyDir: {}}, {name: b, projected: {sources: [{serviceAccountToken: {path: a}}]}}]',
    ),
  },
});
