import { testRule } from '../testing.ts';
import { labelName } from './label-name.ts';

const write = '\nloki.write "w" {\n endpoint {\n  url = "http://loki"\n }\n}';
const process = (stage: string, to = '[loki.write.w.receiver]') =>
  `loki.process "p" {\n forward_to = ${to}\n ${stage}\n}`;

testRule(labelName, {
  finds: {
    'a label that goes to Loki': [
      process('stage.labels {\n  values = { "project-id" = "" }\n }') + write,
      '4: a key of values is "project-id", which is no name of a label: Loki refuses the line',
    ],
    'a label of a target whose lines go to Loki': [
      `discovery.relabel "r" {\n targets = []\n rule {\n  target_label = "a.b"\n }\n}\nloki.source.file "f" {\n targets = discovery.relabel.r.output\n forward_to = [loki.write.w.receiver]\n}${write}`,
      '4: target_label is "a.b", which is no name of a label: Loki refuses the line',
    ],
    'a label of what is written': [
      'loki.write "w" {\n external_labels = { "1st" = "a" }\n}',
      '2: a key of external_labels is "1st", which is no name of a label: Loki refuses the line',
    ],
    'a label of metrics, which queries have to quote': [
      'prometheus.relabel "r" {\n rule {\n  target_label = "a-b"\n }\n}',
      '3: warning target_label is "a-b", which is no name of a label: queries need quotes for it',
    ],
    'a source label': [
      'prometheus.relabel "r" {\n rule {\n  source_labels = ["a", "b c"]\n  target_label = "d"\n }\n}',
      '3: warning source_labels[1] is "b c", which is no name of a label: queries need quotes for it',
    ],
    'structured metadata': [
      process('stage.structured_metadata {\n  values = { "a.b" = "" }\n }') + write,
      '4: warning a key of values is "a.b", which is no name of a label: queries need quotes for it',
    ],
    'a template': [
      'prometheus.relabel "r" {\n rule {\n  target_label = "a-$1"\n }\n}',
      '3: warning target_label is "a-x", which is no name of a label: queries need quotes for it',
    ],
  },
  passes: {
    'legal names': process('stage.labels {\n  values = { project_id = "", __x1 = "" }\n }') + write,
    templates: 'prometheus.relabel "r" {\n rule {\n  target_label = "a_${1}_$2"\n }\n}',
    'keys that are no labels': process('stage.json {\n  expressions = { "a.b" = "c" }\n }') + write,
    'what is not known': 'prometheus.relabel "r" {\n rule {\n  target_label = sys.env("X")\n }\n}',
  },
});
