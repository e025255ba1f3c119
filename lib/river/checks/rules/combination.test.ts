import { testRule } from '../testing.ts';
import { combination } from './combination.ts';

const limiter = (content: string) => `otelcol.processor.memory_limiter "x" {\n ${content}\n}`;
const process = (content: string) => `loki.process "x" {\n ${content}\n}`;
const policy = (content: string) => `otelcol.processor.tail_sampling "x" {\n policy {\n  ${content}\n }\n}`;

testRule(combination, {
  finds: {
    'two of which one is allowed': [
      limiter('limit = "1GiB"\n limit_percentage = 75\n spike_limit_percentage = 20'),
      '3: otelcol.processor.memory_limiter has limit and limit_percentage, but may have one of them only',
    ],
    'none of which one is needed': [
      limiter('check_interval = "1s"'),
      '1: otelcol.processor.memory_limiter needs one of limit or limit_percentage',
    ],
    'none of which some are needed': [
      'otelcol.receiver.otlp "x" { }',
      '1: otelcol.receiver.otlp needs at least one of grpc or http',
    ],
    'what another needs': [
      limiter('limit_percentage = 75'),
      '2: limit_percentage needs spike_limit_percentage',
    ],
    'a value that another needs': [
      process('stage.limit {\n  rate = 1\n  burst = 1\n  by_label_name = "a"\n }'),
      '5: by_label_name needs drop = true',
    ],
    'the block of a type': [policy('type = "latency"'), '3: type = "latency" needs latency'],
    'one of several that a value needs': [
      'otelcol.processor.attributes "x" {\n action {\n  key = "a"\n  action = "insert"\n }\n}',
      '4: action = "insert" needs value, from_attribute or from_context',
    ],
    'what Alloy only tells when it starts': [
      'otelcol.auth.basic "x" {\n client_auth {\n  username = "a"\n  password = "b"\n }\n}',
      '2: client_auth needs htpasswd or username',
    ],
    'what does not go together': [
      process('stage.match {\n  selector = "{a=\\"b\\"}"\n  action = "drop"\n  stage.cri { }\n }'),
      '2: action = "drop" does not go with stage.*',
    ],
    'blocks and arguments alike': [
      'loki.write "x" {\n endpoint {\n  bearer_token = "a"\n  basic_auth { }\n }\n}',
      '3: endpoint has basic_auth and bearer_token, but may have one of them only',
    ],
    'any case of a value that takes any': [
      'otelcol.processor.attributes "x" {\n action {\n  key = "a"\n  action = "INSERT"\n }\n}',
      '4: action = "INSERT" needs value, from_attribute or from_context',
    ],
  },
  passes: {
    'what goes together': limiter('limit_percentage = 75\n spike_limit_percentage = 20'),
    'a default that is needed': process('stage.match {\n  selector = "{a=\\"b\\"}"\n  stage.cri { }\n }'),
    'what is not known': limiter('limit = sys.env("A")\n limit_percentage = sys.env("B")'),
    'what is written as its zero value':
      'loki.write "x" {\n endpoint {\n  bearer_token = ""\n  basic_auth { }\n }\n}',
    'the block of a type that is there': policy('type = "latency"\n  latency {\n   threshold_ms = 1\n  }'),
    'relabel rules: another rule tells': 'loki.relabel "x" {\n rule {\n  action = "hashmod"\n }\n}',
  },
});
