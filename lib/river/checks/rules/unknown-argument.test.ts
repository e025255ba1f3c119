import { testRule } from '../testing.ts';
import { unknownArgument } from './unknown-argument.ts';

testRule(unknownArgument, {
  finds: {
    'a slip of the keyboard': [
      'prometheus.scrape "x" {\n scrape_intervall = "1m"\n}',
      '2: prometheus.scrape has no argument "scrape_intervall"',
    ],
    'one that documentation has and the code has not': [
      'otelcol.connector.servicegraph "x" {\n database_name_attribute = "db"\n}',
      '2: otelcol.connector.servicegraph has no argument "database_name_attribute"',
    ],
    'one in a block': [
      'loki.write "default" {\n endpoint {\n  uri = "http://loki"\n }\n}',
      '3: endpoint has no argument "uri"',
    ],
    'one in a configuration block': ['logging {\n levle = "info"\n}', '2: logging has no argument "levle"'],
    'a member of an object of fixed shape': [
      'otelcol.processor.tail_sampling "x" {\n decision_cache = { sampled_cache = 1 }\n}',
      '2: decision_cache has no member "sampled_cache"',
    ],
    'one that a custom component does not have': [
      'declare "mine" {\n argument "url" { }\n}\nmine "x" {\n uri = ""\n}',
      '5: mine "x" has no argument "uri"',
    ],
    'a name that objects have by themselves': [
      'loki.write "default" {\n constructor = 1\n}',
      '2: loki.write has no argument "constructor"',
    ],
  },
  passes: {
    'arguments that are there': 'prometheus.scrape "x" {\n scrape_interval = "1m"\n}',
    'a block that is written as an argument': 'loki.write "default" {\n endpoint = { }\n}',
    'keys of a map': 'loki.write "default" {\n external_labels = { anything = "x" }\n}',
    'arguments of a custom component': 'declare "mine" {\n argument "url" { }\n}\nmine "x" {\n url = ""\n}',
    'arguments of an imported component':
      'import.file "lib" { filename = "lib.alloy" }\nlib.any "x" {\n anything = 1\n}',
  },
});
