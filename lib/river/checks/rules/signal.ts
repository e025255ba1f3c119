import { type Signal, signalsOf } from '../../catalogue/index.ts';
import type { Edge } from '../../graph/index.ts';
import { listed } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const signal: RiverRule = {
  id: 'river/signal',
  severity: 'error',
  summary: 'every component of the collector is sent only signals that it takes',
  check({ typeOf }, report, { flow, stability }) {
    for (const { from, to, cargo, reference } of flow.edges) {
      if (to.kind !== 'component' || !isSignal(cargo)) continue;
      // Receivers of Prometheus and Loki take what they are named after.
      const type = typeOf(reference.expression);
      if (type?.kind !== 'capsule' || type.capsule !== 'otelcol.Consumer') continue;
      // It balances metrics, too, where experimental features are allowed.
      if (to.name === 'otelcol.exporter.loadbalancing' && stability === 'experimental') continue;
      const taken = to.facts && signalsOf(to.name)?.in;
      if (taken === undefined || taken.includes(cargo)) continue;
      report(reference.expression, `${from.id} sends ${cargo} to ${to.id}, which takes ${list(taken)}`, {
        fix: `send the ${cargo} to a component that takes them`,
      });
    }
  },
};

const list = (signals: readonly Signal[]) =>
  signals.length === 0 ? 'nothing' : `${listed(signals, 'and')} only`;

const isSignal = (cargo: Edge['cargo']): cargo is Signal => ['traces', 'metrics', 'logs'].includes(cargo);
