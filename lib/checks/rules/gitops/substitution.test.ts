import { manifest, testRule } from '../../testing.ts';
import { substitution } from './substitution.ts';

const kustomization = (spec: string) =>
  manifest('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', `spec: {${spec}}`, 'apps');
const filling = kustomization('postBuild: {substitute: {CLUSTER: poddle}}');
const text = (value: string, labels = '') =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {name: it, namespace: app, labels: {${labels}}}, data: {a: "${value}", b: "${value}"}}`;

testRule(substitution, {
  finds: {
    'a variable of a program': [
      [filling, text('key: ${S3_KEY}')],
      'ConfigMap/it data.a: Flux fills in ${S3_KEY} before the program sees it (Kustomization apps)',
    ],
    'with a default': [
      [filling, text('${S3_KEY:-none}')],
      'ConfigMap/it data.a: Flux fills in ${S3_KEY:-none} before the program sees it (Kustomization apps)',
    ],
  },
  passes: {
    'no substitution': [kustomization('path: ./dist'), text('${S3_KEY}')],
    'no Flux': text('${S3_KEY}'),
    'the text itself': [filling, text('$${S3_KEY} and ${1}')],
    'an object that is left alone': [
      filling,
      text('${S3_KEY}', 'kustomize.toolkit.fluxcd.io/substitute: disabled'),
    ],
  },
});
