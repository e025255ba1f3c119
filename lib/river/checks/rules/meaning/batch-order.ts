import type { Component, Unit } from '../../../model/index.ts';
import { nameOf } from '../../describe.ts';
import type { Report, RiverRule } from '../../rule.ts';
import { isA, isKnown, Pipeline } from './pipeline.ts';

const batch = 'otelcol.processor.batch';

/** Exporters that make a request of everything that is handed to them. */
const exporters = ['otelcol.exporter.otlp', 'otelcol.exporter.otlphttp'];

export const batchOrder: RiverRule = {
  id: 'river/batch-order',
  severity: 'warning',
  summary: 'a batch is the last processor, and what is exported over OTLP has been through one',
  check(model, report, { flow }) {
    const pipeline = new Pipeline(model, flow);
    for (const component of model.components) {
      if (isA(component, batch)) checkBehind(component, pipeline, report);
      const ownBatches = component.body.block('sending_queue')?.block('batch');
      if (isA(component, ...exporters) && !ownBatches) checkBefore(component, pipeline, report);
    }
  },
};

function checkBehind(component: Component, pipeline: Pipeline, report: Report): void {
  for (const { unit, edge } of pipeline.next(component)) {
    if (!unit.name.startsWith('otelcol.processor.')) continue;
    report(
      edge.reference.expression,
      `${nameOf(component)} is not the last processor: ${nameOf(unit)} comes behind it`,
      {
        fix: `put ${nameOf(component)} behind ${nameOf(unit)}: what that drops or regroups leaves batches of any size`,
      },
    );
  }
}

function checkBefore(exporter: Component, pipeline: Pipeline, report: Report): void {
  const isBatched = (unit: Unit) => isA(unit, batch) || !isKnown(unit);
  for (const { unit, edge } of pipeline.previous(exporter)) {
    if (isBatched(unit) || pipeline.upstream(unit).some(isBatched)) continue;
    report(
      edge.reference.expression,
      `${nameOf(exporter)} makes a request of each thing that ${nameOf(unit)} hands it`,
      { fix: `put an ${batch} between the two` },
    );
  }
}
