import type { PodRule } from '../../../pod/rule.ts';
import { targetOf } from '../../../pod/services.ts';
import type { AlloyWorkload } from '../../../pod/workload.ts';
import { balancedBy, sendsTo } from './balancing.ts';
import { isReachable, type OpenPort, openPorts } from './ports.ts';

export const servicePort: PodRule = {
  id: 'river/service-port',
  severity: 'error',
  summary: 'a Service, or the node, leads to every port that Alloy receives on',
  check(run, report, context) {
    const { workload } = run;
    if (workload.hostNetwork) return;
    const balanced = balancedBy(context).filter((one) => sendsTo(one, run));
    for (const open of openPorts(run).filter(isReachable)) {
      // Alloy's own server is asked by the kubelet, and balancers connect to the pods themselves.
      if (open.listening === undefined || balanced.some(({ port }) => port === open.port)) continue;
      if (isLedTo(open, workload)) continue;
      report(
        open.at,
        `${open.who} listens on ${open.protocol} port ${open.port}, and no Service leads there`,
        {
          fix: `add the port to the Service of ${workload.object.kind} ${workload.object.metadata.name} (Helm: alloy.extraPorts)`,
        },
      );
    }
  },
};

function isLedTo({ port, protocol }: OpenPort, { services, container }: AlloyWorkload): boolean {
  const byService = services.some(({ ports }) =>
    ports.some((one) => one.protocol === protocol && targetOf(one, container.ports) === port),
  );
  return (
    byService || container.ports.some((one) => one.onHost && one.number === port && one.protocol === protocol)
  );
}
