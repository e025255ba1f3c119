import { grafana } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { provisionedDollar } from './provisioned-dollar.ts';

const url = (text: string, container = '') =>
  grafana({ sources: `datasources:\n- {name: A, url: '${text}'}` }, container);

testRule(provisionedDollar, {
  finds: {
    'a reference of Grafana itself': [
      url('${__value.raw}'),
      'ConfigMap/grafana data["sources.yaml"].datasources[0].url: Grafana takes "${__value.raw}" for a variable, which is not set: it disappears',
    ],
    'a variable that is not set': [
      url('$PASSWORD and $__env{OTHER}', 'env: [{name: OTHE, value: a}],'),
      'ConfigMap/grafana data["sources.yaml"].datasources[0].url: Grafana takes "$PASSWORD" for a variable, which is not set: it disappears',
      'ConfigMap/grafana data["sources.yaml"].datasources[0].url: Grafana takes "$__env{OTHER}" for a variable, which is not set: it disappears',
    ],
    'a group of a match': [
      url('$1'),
      'ConfigMap/grafana data["sources.yaml"].datasources[0].url: Grafana takes "$1" for a variable, which is not set: it disappears',
    ],
  },
  passes: {
    'the sign itself': url('$${__value.raw}'),
    'a variable that is set': url('$PASSWORD', 'env: [{name: PASSWORD, value: a}],'),
    'a file': url('$__file{/etc/secret}'),
    'a Secret that is not known': url('$PASSWORD', 'envFrom: [{secretRef: {name: a}}],'),
    'a dashboard': grafana({ dashboard: '{"a": "$x"}' }),
  },
});
