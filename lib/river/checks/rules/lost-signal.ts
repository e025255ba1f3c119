import { type Signal, signalsOf } from '../../catalogue/index.ts';
import type { Component } from '../../model/index.ts';
import type { RiverRule } from '../rule.ts';

export const lostSignal: RiverRule = {
  id: 'river/lost-signal',
  severity: 'error',
  summary: 'a processor passes on every signal that is sent to it',
  check({ components }, report, { flow }) {
    for (const component of components) {
      const signals = component.facts && signalsOf(component.name);
      if (signals === undefined || component.name.startsWith('otelcol.connector.')) continue;
      const output = component.body.block('output');
      if (output === undefined) continue;
      const passed = signals.out.filter((one) => isPassed(component, one));
      if (passed.length === 0) continue;
      for (const signal of signals.out) {
        const edge = flow.to(component).find(({ cargo }) => cargo === signal);
        if (passed.includes(signal) || edge === undefined) continue;
        report(output.node, `${component.id} drops the ${signal} that ${edge.from.id} sends to it`, {
          fix: `write ${signal} = […] in output, or do not send them here`,
        });
      }
    }
  },
};

/** Whether a signal goes on; a list that is not known may name someone. */
function isPassed({ body }: Component, signal: Signal): boolean {
  const value = body.block('output')?.argument(signal);
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
