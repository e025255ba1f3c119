import { asObject, asText, at, objectsIn } from '../../../support/plain.ts';
import { type Configuration, distinctConfigurations, reportIn } from '../../configuration/configurations.ts';
import { seconds } from '../../configuration/durations.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const prometheusJobs: InventoryRule = {
  id: 'configuration/prometheus-jobs',
  severity: 'error',
  scope: 'inventory',
  summary: 'every scrape job of Prometheus has a name of its own, and a timeout within its interval',
  check(inventory, report) {
    for (const configuration of distinctConfigurations(inventory, 'main'))
      if (configuration.program.name === 'prometheus') checkJobs(configuration, report);
  },
};

function checkJobs(configuration: Configuration, report: InventoryReport): void {
  const { value } = configuration.parsed;
  const global = asObject(at(value, 'global'));
  const seen = new Set<string>();
  for (const [job, index] of objectsIn(asObject(value).scrape_configs)) {
    const path = ['scrape_configs', index];
    const name = asText(job.job_name);
    if (name === undefined) {
      reportIn(report, configuration, path, 'this job has no job_name', { fix: 'write job_name: …' });
    } else if (seen.has(name)) {
      reportIn(report, configuration, [...path, 'job_name'], `two jobs are called "${name}"`, {
        fix: 'give each its own name',
      });
    }
    if (name !== undefined) seen.add(name);
    const interval = seconds(job.scrape_interval ?? global.scrape_interval ?? '1m');
    const timeout = seconds(job.scrape_timeout ?? global.scrape_timeout);
    // Without one of its own a job takes the shorter of the global timeout and its interval.
    if (
      job.scrape_timeout !== undefined &&
      interval !== undefined &&
      timeout !== undefined &&
      timeout > interval
    ) {
      reportIn(
        report,
        configuration,
        [...path, 'scrape_timeout'],
        `a timeout of ${job.scrape_timeout} is longer than the interval`,
        {
          fix: 'make it shorter than scrape_interval',
        },
      );
    }
  }
  const interval = seconds(global.scrape_interval ?? '1m');
  const timeout = seconds(global.scrape_timeout);
  if (interval !== undefined && timeout !== undefined && timeout > interval) {
    reportIn(
      report,
      configuration,
      ['global', 'scrape_timeout'],
      `a timeout of ${global.scrape_timeout} is longer than the interval`,
      {
        fix: 'make it shorter than scrape_interval',
      },
    );
  }
}
