import { amount, type Nodes, replicasFor, shared, type Workload } from './load.ts';
import { GiB, gibText, MiB, numberText as n } from './quantity.ts';

/** The agent of one node. The logs of the cluster are taken as spread evenly over its nodes. */
export function agent(logBytesPerDay: number, nodes: Nodes): Workload {
  const rate = logBytesPerDay / 86_400 / MiB / nodes.count;
  const because = `${n(logBytesPerDay / 86_400 / MiB)} MiB/s of logs / ${nodes.count} nodes`;
  return {
    path: ['agent'],
    instances: nodes.count,
    cores: amount(rate, `${because} × 1 core`, 'alloy-logs'),
    memory: amount(rate * 120 * MiB, `${because} × 120 MiB`, 'alloy-logs'),
  };
}

/** The gateway. Nothing is known of what spans cost it: its defaults are for them. */
export function gateway(series: number, nodes: Nodes): Workload {
  const memory = (series / 1e6) * 11 * GiB;
  const replicas = replicasFor(memory, nodes, 2);
  const total = `${n(series)} series`;
  return {
    path: ['gateway'],
    replicas: amount(
      replicas,
      `${gibText(memory)} in all; at least 2, each limit about half of a node at most`,
      'alloy-metrics',
    ),
    cores: amount(
      ((series / 1e6) * 0.4) / replicas,
      `${total} × 0.4 cores / 1,000,000${shared(replicas)}`,
      'alloy-metrics',
    ),
    memory: amount(memory / replicas, `${total} × 11 GiB / 1,000,000${shared(replicas)}`, 'alloy-metrics'),
  };
}
