import type { Component, Unit } from '../../../model/index.ts';
import type { AlloyRun, PodRule } from '../../../pod/rule.ts';
import { type AlloyWorkload, hasMany } from '../../../pod/workload.ts';
import { type Expression, walk } from '../../../syntax/index.ts';
import { nameOf } from '../../describe.ts';
import { isA, Pipeline } from '../meaning/pipeline.ts';
import { readsOf } from './reads.ts';

/** Connectors that count what comes to their own pod, and the exporter of Alloy itself. */
const makers = ['host_info', 'count', 'servicegraph', 'signaltometrics', 'spanmetrics'].map(
  (name) => `otelcol.connector.${name}`,
);

const self = 'prometheus.exporter.self';

export const replicaSeries: PodRule = {
  id: 'river/replica-series',
  severity: 'error',
  summary: 'series that every pod makes of its own have a label that tells the pods apart',
  check(run, report) {
    const { model, workload } = run;
    if (!hasMany(workload)) return;
    for (const component of model.components) {
      const isOwn = isA(component, self) && !hasOwnInstance(workload);
      if (!isOwn && !isA(component, ...makers)) continue;
      const writer = withoutName(component, run);
      if (writer === undefined) continue;
      report(
        component.body.node,
        `every pod makes the same series by ${nameOf(component)}, and ${nameOf(writer)} writes them as one`,
        {
          fix: 'set a label on the way: rule { target_label = "collector" replacement = constants.hostname }',
        },
      );
    }
  },
};

/** Where the metrics of a component leave without anything on the way that names the pod. */
function withoutName(component: Component, { model, flow, workload }: AlloyRun): Unit | undefined {
  const pipeline = new Pipeline(model, flow);
  const next = (unit: Unit): readonly Unit[] => [
    ...flow.from(unit).flatMap(({ to, cargo }) => (cargo === 'targets' ? [to] : [])),
    ...pipeline.next(unit).flatMap((step) => (step.edge.cargo === 'logs' ? [] : [step.unit])),
  ];
  const seen = new Set<Unit>(namesPod(component, workload) ? [] : [component]);
  for (const unit of seen) {
    const after = next(unit);
    if (after.length === 0 && unit !== component) return unit;
    for (const one of after) if (!namesPod(one, workload)) seen.add(one);
  }
  return undefined;
}

/** Whether anything in a component depends on which pod it is in. */
function namesPod({ body, name }: Unit, workload: AlloyWorkload): boolean {
  if (name === 'otelcol.connector.spanmetrics' && body.argument('include_collector_instance_id') === true)
    return true;
  for (const one of body.all()) {
    for (const { name: argument, value } of one.attributes) {
      if (usesHostName(value)) return true;
      if (readsOf(one, argument).some((variable) => tellsApart(variable, workload))) return true;
    }
  }
  return false;
}

function usesHostName(value: Expression): boolean {
  let found = false;
  walk(value, (node) => {
    if (node.type === 'member' && node.name === 'hostname') {
      found ||= node.object.type === 'identifier' && node.object.name === 'constants';
    }
  });
  return found;
}

function tellsApart(variable: string, { container, replicas }: AlloyWorkload): boolean {
  const field = container.variables.fieldOf(variable) ?? '';
  if (['metadata.name', 'metadata.uid', 'status.podIP'].includes(field)) return true;
  return replicas === 'per-node' && ['spec.nodeName', 'status.hostIP'].includes(field);
}

/** Alloy's own metrics begin with the variable HOSTNAME as their instance, which the chart sets to the node's name. */
const hasOwnInstance = (workload: AlloyWorkload): boolean => tellsApart('HOSTNAME', workload);
