import { logsChoice, metricsChoice, type Store, tracesChoice, type Wish } from './choices.ts';
import { agent, gateway } from './collectors.ts';
import type { Choice, Misfit, Workload } from './load.ts';

export interface Plan {
  /** How each store is run that the load says something of. */
  readonly choices: { readonly [store in Store]?: Choice };
  /** Every program that is sized, those of the choices included. */
  readonly workloads: readonly Workload[];
  readonly misfits: readonly Misfit[];
}

/** Chooses how each store is run, and sizes it and the collectors. */
export function plan(wish: Wish): Plan {
  const { activeSeries, logBytesPerDay, spansPerSecond, spanBytes } = wish.load;
  const misfits: Misfit[] = [];
  const choices = {
    ...(activeSeries !== undefined && { metrics: metricsChoice(activeSeries, wish, misfits) }),
    ...(logBytesPerDay !== undefined && { logs: logsChoice(logBytesPerDay, wish, misfits) }),
    ...(spansPerSecond !== undefined && { traces: tracesChoice(spansPerSecond * spanBytes, wish, misfits) }),
  };
  const workloads = [
    ...Object.values(choices).flatMap((choice) => choice.workloads),
    ...(logBytesPerDay === undefined ? [] : [agent(logBytesPerDay, wish.nodes)]),
    ...(activeSeries === undefined ? [] : [gateway(activeSeries, wish.nodes)]),
  ];
  return { choices, workloads, misfits };
}
