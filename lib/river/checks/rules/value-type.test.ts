import { testRule } from '../testing.ts';
import { valueType } from './value-type.ts';

const scrape = (content: string) => `prometheus.scrape "x" {\n ${content}\n}`;

testRule(valueType, {
  finds: {
    'text for a boolean': [
      scrape('honor_labels = "true"'),
      '2: honor_labels takes true or false, not "true"',
    ],
    'a number for a boolean': [scrape('honor_labels = 1'), '2: honor_labels takes true or false, not 1'],
    'text for a list': [
      scrape('forward_to = "prometheus.remote_write.default.receiver"'),
      '2: forward_to takes a list of receivers of metrics (MetricsReceiver), not "prometheus.remote_write.default.receiver"',
    ],
    'text for a receiver': [
      scrape('forward_to = ["default"]'),
      '2: forward_to[0] takes a receiver of metrics (MetricsReceiver), not "default"',
    ],
    'text that is no number': [
      scrape('sample_limit = "many"'),
      '2: sample_limit takes a whole number, not "many"',
    ],
    'an empty text for a number': [
      scrape('sample_limit = ""'),
      '2: sample_limit takes a whole number, not ""',
    ],
    'a negative number with a point, as text': [
      'otelcol.processor.probabilistic_sampler "x" {\n sampling_percentage = "-1.5"\n}',
      '2: sampling_percentage takes a number, not "-1.5"',
    ],
    'a list for text': [scrape('job_name = ["a"]'), '2: job_name takes text, not a list'],
    'an object for a list': [
      scrape('targets = { a = "b" }'),
      '2: targets takes a list of targets, not an object',
    ],
    'text for an object': [
      'loki.write "x" {\n external_labels = "cluster"\n}',
      '2: external_labels takes an object, not "cluster"',
    ],
    'a list in a target': [scrape('targets = [{ a = ["b"] }]'), '2: targets[0].a takes text, not a list'],
    'what is known of an expression': [
      scrape('honor_labels = "a" + "b"'),
      '2: honor_labels takes true or false, not "ab"',
    ],
    'a boolean for a duration': [
      scrape('scrape_interval = true'),
      '2: scrape_interval takes a duration such as "1m30s", not true',
    ],
  },
  passes: {
    'literals of the right type': scrape(
      'honor_labels = true\n sample_limit = 5\n job_name = "a"\n targets = []',
    ),
    'numbers as text and text as numbers': scrape('sample_limit = "5"\n job_name = 5'),
    'null, which stands for the zero value': scrape('honor_labels = null\n targets = null'),
    'what is not known': scrape('honor_labels = sys.env("X")'),
    'anything where anything is taken': 'declare "a" {\n argument "b" {\n  default = [1]\n }\n}',
  },
});
