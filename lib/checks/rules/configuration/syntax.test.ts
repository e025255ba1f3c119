import { grafana, program } from '../../configuration/testing.ts';
import { manifest, testRule } from '../../testing.ts';
import { syntax } from './syntax.ts';

const configMap = (key: string, text: string) =>
  manifest('v1', 'ConfigMap', `data: {${key}: ${JSON.stringify(text)}}`);

testRule(syntax, {
  finds: {
    'YAML that is none': [
      program('loki:3.7.6', { files: { 'config.yaml': 'a: [\n' } }),
      'ConfigMap/it data["config.yaml"]: not valid YAML: deficient indentation',
    ],
    'a key twice': [
      program('loki:3.7.6', { files: { 'config.yaml': 'a: 1\nb: 2\na: 3\n' } }),
      'ConfigMap/it data["config.yaml"]: not valid YAML: duplicated mapping key',
    ],
    'a key twice in a section': [
      grafana({ ini: '[server]\nroot_url = a\nroot_url = b\n' }),
      'ConfigMap/grafana data["grafana.ini"]: the key root_url is twice in [server]',
    ],
    'a line of INI that is none': [
      grafana({ ini: '[server]\nroot_url\n' }),
      'ConfigMap/grafana data["grafana.ini"]: "root_url" is neither a section nor a key with a value',
    ],
    'a dashboard that is no JSON': [
      grafana({ dashboard: '{"a": 1,}' }),
      'ConfigMap/grafana data["one.json"]: not valid JSON',
    ],
    'a key twice in a dashboard': [
      grafana({ dashboard: '{"a": {"b": 1}, "a": 2}' }),
      'ConfigMap/grafana data["one.json"]: the key "a" is twice',
    ],
    'a file of which nobody knows the reader': [
      configMap('a.yaml', 'a: [\n'),
      'warning ConfigMap/it data["a.yaml"]: not valid YAML: deficient indentation',
    ],
  },
  passes: {
    'what can be read': program('loki:3.7.6', { files: { 'config.yaml': 'a: 1\n' } }),
    'the same key in two sections': grafana({
      ini: 'app_mode = a\n[one]\na = """\nb\nb\n"""\n[two]\na: 1 ; a\n',
    }),
    templates: configMap('a.yaml', '{{ if a }}\nb: c: d\n'),
    'other files': configMap('a.txt', 'a: ['),
  },
});
