import { program } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { prometheusJobs } from './prometheus-jobs.ts';

const jobs = (text: string, global = '') =>
  program('prometheus:v3.14.0', {
    files: { 'config.yaml': `global: {${global}}\nscrape_configs:\n${text}` },
  });

testRule(prometheusJobs, {
  finds: {
    'no name': [
      jobs('- {static_configs: []}'),
      'ConfigMap/it data["config.yaml"].scrape_configs[0]: this job has no job_name',
    ],
    'a name twice': [
      jobs('- {job_name: a}\n- {job_name: a}'),
      'ConfigMap/it data["config.yaml"].scrape_configs[1].job_name: two jobs are called "a"',
    ],
    'a timeout above its interval': [
      jobs('- {job_name: a, scrape_interval: 15s, scrape_timeout: 20s}'),
      'ConfigMap/it data["config.yaml"].scrape_configs[0].scrape_timeout: a timeout of 20s is longer than the interval',
    ],
    'above that of all': [
      jobs('- {job_name: a, scrape_timeout: 1m30s}', 'scrape_interval: 60s'),
      'ConfigMap/it data["config.yaml"].scrape_configs[0].scrape_timeout: a timeout of 1m30s is longer than the interval',
    ],
    'of all': [
      jobs('- {job_name: a}', 'scrape_interval: 10s, scrape_timeout: 30s'),
      'ConfigMap/it data["config.yaml"].global.scrape_timeout: a timeout of 30s is longer than the interval',
    ],
  },
  passes: {
    'what fits': jobs('- {job_name: a, scrape_interval: 1m, scrape_timeout: 30s}\n- {job_name: b}'),
    'a timeout of all above the interval of one': jobs(
      '- {job_name: a, scrape_interval: 5s}',
      'scrape_interval: 1m, scrape_timeout: 10s',
    ),
    'no jobs': program('prometheus:v3.14.0', { files: { 'config.yaml': 'scrape_configs:' } }),
  },
});
