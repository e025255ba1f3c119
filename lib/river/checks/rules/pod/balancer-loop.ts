import type { PodRule } from '../../../pod/rule.ts';
import { nameOf } from '../../describe.ts';
import { listeningPorts } from '../meaning/listening.ts';
import { isPushReceiver } from '../meaning/otel.ts';
import { Pipeline } from '../meaning/pipeline.ts';
import { balancedBy, sendsTo } from './balancing.ts';

export const balancerLoop: PodRule = {
  id: 'river/balancer-loop',
  severity: 'error',
  summary: 'what a balancer sends to the pods of its own workload does not come back to it',
  check(run, report, context) {
    const pipeline = new Pipeline(run.model, run.flow);
    const own = balancedBy(context).filter((one) => one.run === run && one.service && sendsTo(one, run));
    for (const { exporter, port } of own) {
      for (const receiver of pipeline.upstream(exporter).filter(isPushReceiver)) {
        for (const listening of listeningPorts(receiver).filter((one) => one.port === port)) {
          report(
            listening.node,
            `${nameOf(receiver)} receives on port ${port} what ${nameOf(exporter)} sends there, and feeds it again`,
            {
              fix: 'give the balancer a port of its own (ports in its resolver), and a receiver of its own behind it',
            },
          );
        }
      }
    }
  },
};
