import type { Severity } from '../../../../support/finding.ts';
import type { Objects } from '../../../pod/objects.ts';
import type { PodRule } from '../../../pod/rule.ts';
import { serviceNamed } from '../../../pod/services.ts';
import { type AlloyWorkload, hasMany } from '../../../pod/workload.ts';
import { split } from '../meaning/listening.ts';

export const clusterJoin: PodRule = {
  id: 'river/cluster-join',
  severity: 'error',
  summary: 'the members of a cluster find each other, by a headless Service that selects them',
  check({ workload, flags }, report, { objects }) {
    if (!flags.clustered || !hasMany(workload) || flags.discoversPeers) return;
    const { place } = workload.container.commandLine;
    if (flags.joins.length === 0) {
      report(place, 'every pod is a cluster of its own: Alloy is not told where the others are', {
        fix: 'add --cluster.join-addresses=<a headless Service that selects the pods>',
      });
    }
    const [, listen] = split(flags.listen);
    for (const address of flags.joins) {
      const [host, port] = split(address);
      const name = host || address;
      const [message, severity = 'error'] = problemOf(name, workload, objects) ?? [];
      if (message) report(place, message, { fix: adviceTo(workload), severity });
      if (port !== undefined && listen !== undefined && port !== listen) {
        report(place, `the members of the cluster are sought on port ${port}, and listen on ${listen}`, {
          fix: `write ${name}, or ${name}:${listen}`,
        });
      }
    }
  },
};

/** Why the others are not found by a name. */
function problemOf(
  name: string,
  { namespace, services }: AlloyWorkload,
  objects: Objects,
): readonly [message: string, severity?: Severity] | undefined {
  const service = serviceNamed(name, namespace, objects);
  const alone = 'the members of the cluster do not find each other';
  if (service === undefined) {
    const [, where = namespace] = name.split('.');
    return where === namespace ? [`${alone}: there is no Service ${name}`] : undefined;
  }
  const selects = services.some(({ object }) => object === service.object);
  if (!selects) return [`${alone}: Service ${name} does not select these pods`];
  if (service.headless) return undefined;
  const why = 'has an address of its own and leads to any one pod, so a member may meet nobody but itself';
  return [`Service ${name} ${why}`, 'warning'];
}

function adviceTo({ services }: AlloyWorkload): string {
  const headless = services.filter((one) => one.headless).map(({ name }) => name);
  if (headless.length > 0) return `join at ${headless.join(' or ')}`;
  return 'add a Service with clusterIP: None that selects the pods';
}
