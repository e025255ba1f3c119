import { asText, at } from '../../../support/plain.ts';
import { configurationsIn, reportIn } from '../../configuration/configurations.ts';
import { hostsOf } from '../../configuration/route-hosts.ts';
import type { InventoryRule } from '../../rule.ts';

export const grafanaRootUrl: InventoryRule = {
  id: 'configuration/grafana-root-url',
  severity: 'error',
  scope: 'inventory',
  summary: 'the root_url of Grafana is an address by which a route leads to it',
  check(inventory, report) {
    for (const configuration of configurationsIn(inventory)) {
      const { program, role, parsed } = configuration;
      const url = asText(at(parsed.value, 'server', 'root_url'));
      if (program.name !== 'grafana' || role !== 'main' || url === undefined) continue;
      const [, host] = /^https?:\/\/([^/:%${}]+)(?::\d+)?(?:\/|$)/.exec(url) ?? [];
      const hosts = hostsOf(inventory, program.pod);
      if (host === undefined || hosts.length === 0 || hosts.some((one) => covers(one, host))) continue;
      reportIn(
        report,
        configuration,
        ['server', 'root_url'],
        `Grafana takes ${host} for its address, and its routes are for ${hosts.join(', ')}: logins and links go astray`,
        { fix: `write the host of a route, such as https://${hosts[0]}` },
      );
    }
  },
};

/** Whether a host, or one with `*` as its first label, is the host of a URL. */
const covers = (pattern: string, host: string) =>
  pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
