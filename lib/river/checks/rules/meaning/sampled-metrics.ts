import { nameOf } from '../../describe.ts';
import type { RiverRule } from '../../rule.ts';
import { carriesTraces } from './otel.ts';
import { isA, Pipeline } from './pipeline.ts';

const counting = ['otelcol.connector.spanmetrics', 'otelcol.connector.servicegraph'];

export const sampledMetrics: RiverRule = {
  id: 'river/sampled-metrics',
  severity: 'error',
  summary: 'metrics and graphs are made of all spans, before traces are sampled',
  check(model, report, { flow }) {
    const pipeline = new Pipeline(model, flow);
    for (const component of model.components.filter((unit) => isA(unit, ...counting))) {
      for (const before of pipeline.upstream(component, carriesTraces)) {
        const tail = isA(before, 'otelcol.processor.tail_sampling');
        if (!tail && !isA(before, 'otelcol.processor.probabilistic_sampler')) continue;
        report(
          component.body.node,
          `${nameOf(component)} comes behind ${nameOf(before)} and counts only what that keeps`,
          {
            fix: `feed both from what feeds ${nameOf(before)}`,
            // What a share of the traces stands for can be worked out from the spans themselves.
            severity: tail ? 'error' : 'warning',
          },
        );
      }
    }
  },
};
