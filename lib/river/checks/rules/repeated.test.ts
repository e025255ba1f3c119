import { testRule } from '../testing.ts';
import { repeated } from './repeated.ts';

testRule(repeated, {
  finds: {
    'an argument': [
      'prometheus.scrape "x" {\n scheme = "http"\n scheme = "https"\n}',
      '3: the argument "scheme" is already written in line 2',
    ],
    'a block': [
      'otelcol.receiver.otlp "x" {\n grpc { }\n grpc { }\n}',
      '3: the block "grpc" is already written in line 2',
    ],
    'a key of an object': [
      'loki.write "x" {\n external_labels = {\n  cluster = "a",\n  "cluster" = "b",\n }\n}',
      '4: warning the key "cluster" is already written in line 3',
    ],
    'one in a block, twice': [
      'loki.write "x" {\n endpoint {\n  url = ""\n  url = ""\n  url = ""\n }\n}',
      '4: the argument "url" is already written in line 3',
      '5: the argument "url" is already written in line 3',
    ],
  },
  passes: {
    'blocks that can be repeated': 'loki.write "x" {\n endpoint { }\n endpoint { }\n}',
    stages: 'loki.process "x" {\n stage.cri { }\n stage.cri { }\n}',
    'one name in two blocks': 'loki.write "x" {\n endpoint {\n  url = ""\n }\n endpoint {\n  url = ""\n }\n}',
    'one key in two objects': 'prometheus.scrape "x" {\n targets = [{ a = "1" }, { a = "2" }]\n}',
  },
});
