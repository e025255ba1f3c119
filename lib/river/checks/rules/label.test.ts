import { testRule } from '../testing.ts';
import { label } from './label.ts';

testRule(label, {
  finds: {
    'a component without': ['loki.write { }', '1: loki.write needs a label'],
    'a component with an empty one': ['loki.write "" { }', '1: loki.write needs a label'],
    'a declare without': ['declare { }', '1: declare needs a label'],
    'a custom component without': ['declare "a" { }\na { }', '2: a needs a label'],
    'a configuration block that takes none': ['logging "x" { }', '1: logging takes no label'],
    'a block that takes none': ['loki.write "x" {\n endpoint "main" { }\n}', '2: endpoint takes no label'],
  },
  passes: {
    'labels where they belong': 'loki.write "x" {\n endpoint { }\n}\nlogging { }\ndeclare "y" { }',
    'components that are not known': 'loki.wirte { }',
  },
});
