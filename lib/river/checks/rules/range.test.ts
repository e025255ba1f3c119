import { testRule } from '../testing.ts';
import { range } from './range.ts';

const limiter = (content: string) => `otelcol.processor.memory_limiter "x" {\n ${content}\n}`;

testRule(range, {
  finds: {
    'a percentage above 100': [
      limiter('limit_percentage = 120'),
      '2: limit_percentage is 120, but at most 100 is allowed',
    ],
    'a percentage of 0': [
      limiter('limit_percentage = 0'),
      '2: limit_percentage is 0, but at least 1 is needed',
    ],
    'a number as text': [
      limiter('limit_percentage = "120"'),
      '2: limit_percentage is "120", but at most 100 is allowed',
    ],
    'a duration of 0': [
      limiter('check_interval = "0s"'),
      '2: check_interval is "0s", but more than 0s is needed',
    ],
    'a duration below the least': [
      'prometheus.relabel "x" {\n cache_ttl = "30s"\n}',
      '2: cache_ttl is "30s", but at least 1m is needed',
    ],
    'a size of 0': [
      'loki.process "x" {\n stage.truncate {\n  rule {\n   limit = "0B"\n  }\n }\n}',
      '4: limit is "0B", but more than 0B is needed',
    ],
    'a rate that must be above 0': [
      'loki.process "x" {\n stage.limit {\n  rate = 0\n }\n}',
      '3: rate is 0, but more than 0 is needed',
    ],
    'a fraction where a whole number is taken': [
      limiter('limit_percentage = 75.5'),
      '2: warning limit_percentage is 75.5, of which Alloy takes the whole part only',
    ],
    'a negative number': [
      'prometheus.relabel "x" {\n max_cache_size = -1\n}',
      '2: max_cache_size is -1, but at least 0 is needed',
    ],
    'an empty text': [
      'otelcol.processor.tail_sampling "x" {\n policy {\n  name = ""\n }\n}',
      '3: name is "", but must not be empty',
    ],
    'an empty URL': [
      'loki.write "x" {\n endpoint {\n  url = ""\n }\n}',
      '3: url is "", but must not be empty',
    ],
    'an empty list': [
      'otelcol.processor.resourcedetection "x" {\n detectors = []\n}',
      '2: detectors is empty',
    ],
  },
  passes: {
    'what is within': limiter('limit_percentage = 100\n spike_limit_percentage = 1\n check_interval = "1s"'),
    'a negative number that means no limit': 'loki.write "x" {\n max_streams = -1\n}',
    'what is not known': limiter('limit_percentage = sys.env("LIMIT")'),
    'what is no number: another rule tells': limiter('limit_percentage = "all"\n check_interval = "soon"'),
    'an optional URL that is not set': 'remote.http "x" {\n proxy_url = ""\n}',
  },
});
