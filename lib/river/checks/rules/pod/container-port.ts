import type { PodRule } from '../../../pod/rule.ts';
import { isReachable, openPorts } from './ports.ts';

export const containerPort: PodRule = {
  id: 'river/container-port',
  severity: 'error',
  summary: 'every port that Alloy opens for others is a port of its container',
  check(run, report) {
    const { container } = run.workload;
    for (const open of openPorts(run).filter(isReachable)) {
      const { port, protocol, who, at } = open;
      if (container.ports.some((one) => one.number === port && one.protocol === protocol)) continue;
      report(at, `${who} listens on ${protocol} port ${port}, which the container does not have`, {
        fix: `add it to the ports of container ${container.name} (Helm: alloy.extraPorts)`,
      });
    }
  },
};
