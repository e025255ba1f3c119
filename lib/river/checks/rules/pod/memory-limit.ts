import { unknown } from '../../../catalogue/index.ts';
import type { PodRule } from '../../../pod/rule.ts';
import { nameOf } from '../../describe.ts';
import { isA } from '../meaning/pipeline.ts';

export const memoryLimit: PodRule = {
  id: 'river/memory-limit',
  severity: 'error',
  summary: 'a memory_limiter that counts in percent has a limit of memory to count from',
  check({ model, workload }, report) {
    const { container } = workload;
    if (container.memoryLimit !== undefined) return;
    for (const component of model.components.filter((unit) =>
      isA(unit, 'otelcol.processor.memory_limiter'),
    )) {
      const percentage = component.body.attribute('limit_percentage');
      const value = component.body.argument('limit_percentage');
      if (percentage === undefined || (value !== unknown && Number(value) === 0)) continue;
      report(
        percentage,
        `${nameOf(component)} counts in percent of all memory of the node, because container ${container.name} has no limit`,
        { fix: 'set resources.limits.memory of the container, or write limit = "…MiB"' },
      );
    }
  },
};
