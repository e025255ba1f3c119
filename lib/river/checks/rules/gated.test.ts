import { testRule } from '../testing.ts';
import { gated } from './gated.ts';

const queue = (content: string) =>
  `loki.write "x" {\n endpoint {\n  queue_config {\n   ${content}\n  }\n }\n}`;
const routed = (key: string) => `otelcol.exporter.loadbalancing "x" {\n routing_key = "${key}"\n}`;

testRule(gated, {
  finds: {
    'a value that is not the default': [
      queue('capacity = "20MiB"'),
      '4: this value of capacity is experimental: Alloy at generally-available does not load the file',
    ],
    'a flag': [
      'prometheus.scrape "x" {\n honor_metadata = true\n}',
      '2: this value of honor_metadata is experimental: Alloy at generally-available does not load the file',
    ],
    'one of the values of a list': [
      'prometheus.receive_http "x" {\n accepted_remote_write_protobuf_messages = ["prometheus.WriteRequest", "io.prometheus.write.v2.Request"]\n}',
      '2: this value of accepted_remote_write_protobuf_messages is experimental: Alloy at generally-available does not load the file',
    ],
    'what is ignored': [
      routed('metric'),
      '2: warning this value of routing_key is experimental: Alloy at generally-available ignores it',
    ],
    'a block': [
      'loki.source.syslog "x" {\n listener {\n  rfc3164_cisco_components { }\n }\n}',
      '3: rfc3164_cisco_components is experimental: Alloy at generally-available does not load the file',
    ],
  },
  passes: {
    'the default': queue('capacity = "10MiB"'),
    'a value that is not known': queue('capacity = sys.env("CAPACITY")'),
    'values that every level has': routed('traceID'),
  },
});

testRule(gated, {
  options: { stability: 'experimental' },
  passes: { 'all of it': queue('capacity = "20MiB"') },
});
