import { container, manifest, pod, testRule } from '../../testing.ts';
import { configMapKey } from './config-map-key.ts';

const own = manifest(
  'v1',
  'ConfigMap',
  'data: {config.alloy: a, LEVEL: info}, binaryData: {logo.png: eA==}',
  'settings',
);
const mounted = (volume: string, mount: string) =>
  pod(
    `volumes: [{name: a, ${volume}}], containers: [{name: a, image: a, volumeMounts: [{name: a, mountPath: /a, ${mount}}]}]`,
  );

testRule(configMapKey, {
  finds: {
    'a key of a variable': [
      [own, container('env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: LEVELL}}}]')],
      'Pod/it spec.containers[0].env[0].valueFrom.configMapKeyRef.key: the ConfigMap settings has no key "LEVELL"',
    ],
    'a key of a volume': [
      [own, mounted('configMap: {name: settings, items: [{key: config.aloy, path: a}]}', '')],
      'Pod/it spec.volumes[0].configMap.items[0].key: the ConfigMap settings has no key "config.aloy"',
    ],
    'a key of a projected volume': [
      [
        own,
        pod(
          'volumes: [{name: a, projected: {sources: [{configMap: {name: settings, items: [{key: none, path: a}]}}]}}]',
        ),
      ],
      'Pod/it spec.volumes[0].projected.sources[0].configMap.items[0].key: the ConfigMap settings has no key "none"',
    ],
    'a mounted file': [
      [own, mounted('configMap: {name: settings}', 'subPath: config.alloyy')],
      'Pod/it spec.containers[0].volumeMounts[0].subPath: the ConfigMap settings has no key "config.alloyy"',
    ],
  },
  passes: {
    'keys that are there': [
      own,
      mounted('configMap: {name: settings, items: [{key: logo.png, path: b}]}', 'subPath: b'),
      mounted('configMap: {name: settings}', 'subPath: config.alloy'),
    ],
    'a ConfigMap that is not there, which another rule tells': mounted(
      'configMap: {name: none}',
      'subPath: a',
    ),
    'what may be missing': [
      own,
      container(
        'env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: none, optional: true}}}]',
      ),
    ],
  },
});
