import type { Body, Component } from '../../../model/index.ts';
import { type Mount, mountedAt } from '../../../pod/mounts.ts';
import type { PodReport, PodRule } from '../../../pod/rule.ts';
import type { AlloyWorkload } from '../../../pod/workload.ts';
import { nameOf } from '../../describe.ts';

/** What each argument must lead to on the node. */
const wanted = { procfs_path: '/proc', sysfs_path: '/sys', rootfs_path: '/' } as const;

export const hostMetrics: PodRule = {
  id: 'river/host-metrics',
  severity: 'error',
  summary: 'what measures the node sees the node, not the container that it runs in',
  check({ model, workload }, report) {
    for (const component of model.components.filter(
      ({ name, facts }) => facts && name === 'prometheus.exporter.unix',
    )) {
      for (const [argument, onHost] of Object.entries(wanted))
        checkPath(component.body, argument, onHost, workload, report);
      if (!workload.hostNetwork && !isWithoutNetwork(component)) {
        report(
          component.body.node,
          `${nameOf(component)} measures the network of its pod, because that does not share the network of its node`,
          {
            fix: 'set hostNetwork: true (and dnsPolicy: ClusterFirstWithHostNet), or disable the collectors netdev and netclass',
            severity: 'warning',
          },
        );
      }
    }
  },
};

function checkPath(
  body: Body,
  argument: string,
  onHost: string,
  { container }: AlloyWorkload,
  report: PodReport,
): void {
  const path = body.effective(argument);
  if (typeof path !== 'string') return;
  const at = body.attribute(argument) ?? body.node;
  const found = mountedAt(container.mounts, path);
  if (found?.onHost !== onHost) {
    const leads = found?.onHost === undefined ? 'a folder of the container' : `${found.onHost} of the node`;
    report(at, `${argument} is ${path}, ${leads}, where ${onHost} of the node belongs`, {
      fix: `mount ${onHost} of the node (hostPath), and write where it is: ${argument} = "/host${onHost === '/' ? '/root' : onHost}"`,
    });
  } else if (onHost === '/' && !found.mount.followsHost) reportStuck(found.mount, report);
}

function reportStuck({ path, place }: Mount, report: PodReport): void {
  report(
    place,
    `${path} keeps every volume of the node busy that was mounted when the pod began, so pods cannot be deleted`,
    {
      fix: 'write mountPropagation: HostToContainer',
      severity: 'warning',
    },
  );
}

function isWithoutNetwork({ body }: Component): boolean {
  const disabled = body.argument('disable_collectors');
  const chosen = body.argument('set_collectors');
  const without = (list: unknown, there: boolean) =>
    Array.isArray(list) && ['netdev', 'netclass'].every((name) => list.includes(name) === there);
  return without(disabled, true) || without(chosen, false);
}
