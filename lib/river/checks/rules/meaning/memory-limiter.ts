import type { Unit } from '../../../model/index.ts';
import { nameOf } from '../../describe.ts';
import type { RiverRule } from '../../rule.ts';
import { isPushReceiver } from './otel.ts';
import { isA, isKnown, Pipeline } from './pipeline.ts';

const limiter = 'otelcol.processor.memory_limiter';

export const memoryLimiter: RiverRule = {
  id: 'river/memory-limiter',
  severity: 'error',
  summary: 'what a receiver takes goes to a memory_limiter first of all',
  check(model, report, { flow }) {
    const pipeline = new Pipeline(model, flow);
    for (const receiver of model.components.filter(isPushReceiver)) {
      const told = new Set<Unit>();
      for (const { unit, edge } of pipeline.next(receiver)) {
        if (isA(unit, limiter) || !isKnown(unit) || told.has(unit)) continue;
        told.add(unit);
        const later = pipeline.downstream(unit).find((other) => isA(other, limiter));
        report(
          edge.reference.expression,
          later
            ? `${edge.cargo} of ${nameOf(receiver)} go through ${nameOf(unit)} before ${nameOf(later)}`
            : `${edge.cargo} of ${nameOf(receiver)} go to ${nameOf(unit)} and through no memory_limiter: a burst ends the process`,
          later
            ? { fix: `send them to ${nameOf(later)} first: nothing must be done for what is refused` }
            : { fix: `put an ${limiter} between the two`, severity: 'warning' },
        );
      }
    }
  },
};
