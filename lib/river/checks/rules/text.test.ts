import { expect, test } from '@jest/globals';
import { checkRiver } from '../engine.ts';
import { testRule } from '../testing.ts';
import { text } from './text.ts';

const scrape = (interval: string) => `prometheus.scrape "x" {\n scrape_interval = ${interval}\n}`;
const write = (content: string) => `loki.write "x" {\n endpoint {\n  ${content}\n }\n}`;
const otlp = (endpoint: string, more = '') =>
  `otelcol.exporter.otlp "x" {\n client {\n  endpoint = "${endpoint}"\n  ${more}\n }\n}`;
const receiver = (endpoint: string) =>
  `otelcol.receiver.otlp "x" {\n grpc {\n  endpoint = "${endpoint}"\n }\n}`;

testRule(text, {
  finds: {
    days: [scrape('"1d"'), '2: scrape_interval is "1d", which is no duration: there are no days'],
    'a bare number': [
      scrape('"30"'),
      '2: scrape_interval is "30", which is no duration: the unit is missing',
    ],
    'a number without quotes': [
      scrape('30'),
      '2: scrape_interval is 30, which is no duration: the unit is missing',
    ],
    'a blank in a duration': [scrape('"1 m"'), '2: scrape_interval is "1 m", which is no duration'],
    'an empty duration': [scrape('""'), '2: scrape_interval is "", which is no duration'],
    'a size without unit': [
      write('batch_size = "1024"'),
      '3: batch_size is "1024", which is no size: the unit is missing',
    ],
    'a size with a unit that is none': [
      write('batch_size = "1Mb"'),
      '3: batch_size is "1Mb", which is no size',
    ],
    'a URL without scheme': [
      write('url = "loki:3100/loki/api/v1/push"'),
      '3: url is "loki:3100/loki/api/v1/push", which is no URL: the scheme is missing',
    ],
    'a URL with a blank': [
      write('url = "http://loki /push"'),
      '3: url is "http://loki /push", which is no URL: there is white space in it',
    ],
    'a URL with a port that is none': [
      write('url = "http://loki:x/"'),
      '3: url is "http://loki:x/", which is no URL',
    ],
    'an address without port': [
      receiver('0.0.0.0'),
      '3: endpoint is "0.0.0.0", which is no address: it needs a host and a port',
    ],
    'an address with an empty port': [
      receiver('0.0.0.0:'),
      '3: endpoint is "0.0.0.0:", which is no address: the port is missing',
    ],
    'a port that does not exist': [
      receiver(':70000'),
      '3: endpoint is ":70000", which is no address: there is no port 70000',
    ],
    'a URL for an address': [
      receiver('http://0.0.0.0:4317'),
      '3: endpoint is "http://0.0.0.0:4317", which is no address: it needs a host and a port',
    ],
    'a path behind a gRPC target': [
      otlp('http://tempo:4317/v1/traces'),
      '3: warning endpoint is "http://tempo:4317/v1/traces", which is no address: gRPC knows no paths',
    ],
    'a gRPC target without port and TLS': [
      `${otlp('http://tempo')}\n${otlp('tempo', 'tls {\n   insecure = true\n  }').replace('"x"', '"y"')}`,
      '3: warning endpoint is "http://tempo", which is no address: the port is missing',
      '9: warning endpoint is "tempo", which is no address: the port is missing',
    ],
  },
  passes: {
    durations: [
      scrape('"1m30s"'),
      scrape('"0"').replace('"x"', '"y"'),
      scrape('"500ms"').replace('"x"', '"z"'),
    ].join('\n'),
    sizes: write('batch_size = "1MiB"'),
    URLs: write('url = "http://loki:3100/loki/api/v1/push"\n  proxy_url = "socks5://proxy:1080"'),
    addresses: [
      receiver('0.0.0.0:4317'),
      receiver('[::]:4317').replace('"x"', '"y"'),
      receiver(':0').replace('"x"', '"z"'),
    ].join('\n'),
    'a socket':
      'otelcol.receiver.otlp "x" {\n grpc {\n  endpoint = "/run/otlp.sock"\n  transport = "unix"\n }\n}',
    'gRPC targets': [
      'tempo:4317',
      'https://tempo.example.com',
      'dns:///tempo:4317',
      'unix:///run/x.sock',
      'tempo.example.com',
    ]
      .map((endpoint, index) => otlp(endpoint).replace('"x"', `"x${index}"`))
      .join('\n'),
    'what is not known': `${scrape('sys.env("X")')}\n${write('url = "http://" + sys.env("LOKI")')}`,
    'the endpoint of an exporter that has one for a signal':
      'otelcol.exporter.otlphttp "x" {\n client {\n  endpoint = "ignored"\n }\n metrics_endpoint = "http://prometheus/otlp"\n}',
  },
});

test.each([
  [scrape('"14d"'), 'write "336h"'],
  [scrape('30'), 'write "30s" for seconds'],
  [write('batch_size = "1024"'), 'write "1024B" for bytes'],
  [write('url = "loki:3100"'), 'write "http://loki:3100"'],
  [scrape('"soon"'), 'write a duration such as "1m30s"'],
])('what to write instead: %s', async (content, fix) => {
  const { findings } = await checkRiver({ files: [{ name: 'x.alloy', text: content }], rules: [text] });
  expect(findings).toMatchObject([{ fix }]);
});
