import { grafana, program } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { variables } from './variables.ts';

const expand = '-config.file=/etc/it/config.yaml, -config.expand-env=true';
const of = (image: string, text: string, container = '', args = expand) =>
  program(image, { files: { 'config.yaml': text }, container, args });
const env = 'env: [{name: S3_KEY, value: a}]';

testRule(variables, {
  finds: {
    'no flag': [
      of('loki:3.7.6', 'a: ${S3_KEY}', env, '-config.file=/etc/it/config.yaml'),
      'StatefulSet/it spec.template.spec.containers[0].args: Loki takes ${S3_KEY} of config.yaml as it stands',
    ],
    'a variable that is not set': [
      of('tempo:2.10.8', 'a:\n  b: ${S3_KEI} # ${S3_KEY}\n', env),
      'ConfigMap/it data["config.yaml"]: ${S3_KEI} is no variable of container main of StatefulSet it, and becomes empty',
    ],
    'in a label of Prometheus': [
      of('prometheus:v3.14.0', 'global: {external_labels: {a: "${CLUSTER}"}}'),
      'ConfigMap/it data["config.yaml"]: ${CLUSTER} is no variable of container main of StatefulSet it, and becomes empty',
    ],
    'in Grafana': [
      grafana({ ini: '[security]\nsecret_key = $__env{KEY}\n' }),
      'ConfigMap/grafana data["grafana.ini"]: ${KEY} is no variable of container grafana of Deployment grafana, and becomes empty',
    ],
  },
  passes: {
    'a variable that is set': of('loki:3.7.6', 'a: ${S3_KEY}', env),
    'a default': of('loki:3.7.6', 'a: ${S3_KEI:none}', env),
    'the sign itself': of('loki:3.7.6', 'a: $${S3_KEI}', env),
    'a comment': of('loki:3.7.6', '# ${S3_KEI}', env),
    'a Secret that is not known': of('loki:3.7.6', 'a: ${S3_KEI}', 'envFrom: [{secretRef: {name: a}}]'),
    'a group of a match': of(
      'prometheus:v3.14.0',
      'scrape_configs: [{relabel_configs: [{replacement: "${1}"}]}]',
    ),
  },
});
