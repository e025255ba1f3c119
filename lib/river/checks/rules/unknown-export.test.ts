import { testRule } from '../testing.ts';
import { unknownExport } from './unknown-export.ts';

const relabel = (targets: string) => `discovery.relabel "x" {\n targets = ${targets}\n}`;
const pods = '\ndiscovery.kubernetes "pods" {\n role = "pod"\n}';
const custom = '\ndeclare "mine" {\n export "targets" {\n  value = []\n }\n}\nmine "it" { }';

testRule(unknownExport, {
  finds: {
    'an export of another component': [
      relabel('discovery.kubernetes.pods.output') + pods,
      '2: discovery.kubernetes.pods exports no "output"',
    ],
    'a component instead of its export': [
      relabel('discovery.kubernetes.pods') + pods,
      '2: discovery.kubernetes.pods is a component, not a value that it exports',
    ],
    'a member of a list': [
      relabel('discovery.kubernetes.pods.targets.address') + pods,
      '2: discovery.kubernetes.pods.targets has no member "address"',
    ],
    'an export of a component that exports nothing': [
      'prometheus.scrape "a" { }\nlocal.file "b" {\n filename = prometheus.scrape.a.targets\n}',
      '3: prometheus.scrape.a exports no "targets"',
    ],
    'what the code registers but never sets': [
      'otelcol.receiver.googlecloudpubsub "a" { }\nlocal.file "b" {\n filename = otelcol.receiver.googlecloudpubsub.a.input\n}',
      '3: otelcol.receiver.googlecloudpubsub.a exports no "input"',
    ],
    'an export that a declare does not have': [
      relabel('mine.it.output') + custom,
      '2: mine.it exports no "output"',
    ],
    'an argument without its value': [
      `declare "a" {\n argument "t" { }\n${relabel('argument.t')}\n}`,
      '4: argument.t is an argument, whose only member is "value"',
    ],
  },
  passes: {
    'exports that are there': relabel('discovery.kubernetes.pods.targets') + pods,
    'an element of a list': `local.file "a" {\n filename = discovery.kubernetes.pods.targets[0]["__address__"]\n}${pods}`,
    'a member of a map':
      'remote.vault "v" { }\nlocal.file "a" {\n filename = convert.nonsensitive(remote.vault.v.data.key)\n}',
    'those of a declare': relabel('mine.it.targets') + custom,
    'those of an import': `${relabel('lib.it.anything')}\nimport.file "lib" { filename = "a" }\nlib "it" { }`,
    'of a component that Alloy does not have: another rule tells': `${relabel('discovery.nothing.it.targets')}\ndiscovery.nothing "it" { }`,
    'an argument': `declare "a" {\n argument "t" { }\n${relabel('argument.t.value')}\n}`,
  },
});
