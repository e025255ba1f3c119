import { testRule } from '../testing.ts';
import { order } from './order.ts';

const scrape = (content: string) => `prometheus.scrape "x" {\n ${content}\n}`;

testRule(order, {
  finds: {
    'a timeout above the interval': [
      scrape('scrape_interval = "10s"\n scrape_timeout = "15s"'),
      '3: scrape_timeout (15s) must be at most scrape_interval (10s)',
    ],
    'an interval below the default timeout': [
      scrape('scrape_interval = "5s"'),
      '2: scrape_timeout (10s by default) must be at most scrape_interval (5s)',
    ],
    'a timeout above the default interval': [
      scrape('scrape_timeout = "2m"'),
      '2: scrape_timeout (2m) must be at most scrape_interval (1m by default)',
    ],
    numbers: [
      'otelcol.processor.batch "x" {\n send_batch_size = 8192\n}',
      '2: send_batch_size (8192) must be at most send_batch_max_size (3000 by default)',
    ],
    'sizes that must differ': [
      'otelcol.processor.memory_limiter "x" {\n limit = "100MiB"\n spike_limit = "102400KiB"\n}',
      '3: spike_limit (102400KiB) must be less than limit (100MiB)',
    ],
  },
  passes: {
    'an order that is right': scrape('scrape_interval = "15s"\n scrape_timeout = "15s"'),
    'the defaults': scrape('job_name = "a"'),
    'what is not known': scrape('scrape_interval = sys.env("INTERVAL")'),
    'zero, which is no limit':
      'otelcol.processor.batch "x" {\n send_batch_size = 8192\n send_batch_max_size = 0\n}',
    'numbers as text': 'otelcol.processor.batch "x" {\n send_batch_size = "10"\n}',
    'what is no duration: another rule tells': scrape('scrape_interval = "soon"'),
  },
});
