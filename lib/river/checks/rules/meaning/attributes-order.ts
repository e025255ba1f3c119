import type { Body, Component, Model } from '../../../model/index.ts';
import { nameOf } from '../../describe.ts';
import type { Report, RiverRule } from '../../rule.ts';
import { balancer, isBehindBalancer } from './balancers.ts';
import { isPushReceiver } from './otel.ts';
import { isA, Pipeline } from './pipeline.ts';

const attributes = 'otelcol.processor.k8sattributes';

/** Processors that send later what they were handed: then it is no longer known who sent it. */
const losing = ['otelcol.processor.batch', 'otelcol.processor.interval', 'otelcol.processor.tail_sampling'];

export const attributesOrder: RiverRule = {
  id: 'river/attributes-order',
  severity: 'error',
  summary:
    'k8sattributes sees the connection of the sender: no batch and no hop to another replica before it',
  check(model, report, { flow }) {
    const pipeline = new Pipeline(model, flow);
    const found = model.components.filter((unit) => isA(unit, attributes) && usesConnection(unit));
    for (const component of found) {
      for (const before of pipeline.upstream(component)) {
        if (isA(before, ...losing)) {
          report(
            component.body.node,
            `${nameOf(component)} comes behind ${nameOf(before)}, where it is no longer known who sent what`,
            { fix: `put it before ${nameOf(before)}` },
          );
        } else if (isPushReceiver(before) && isBehindBalancer(before, model, pipeline)) {
          report(
            component.body.node,
            `${nameOf(component)} comes behind the hop to ${nameOf(before)}: it sees the replica that balances, not the pod that sent`,
            { fix: `put it before the ${balancer}` },
          );
        }
      }
    }
    if (found.length > 0) checkHops(model, pipeline, report);
  },
};

/** What goes through a balancer must have met k8sattributes before: behind it the sender is not known. */
function checkHops({ components }: Model, pipeline: Pipeline, report: Report): void {
  for (const exporter of components.filter((unit) => isA(unit, balancer))) {
    const direct = pipeline.upstream(exporter, ({ unit }) => !isA(unit, attributes));
    for (const receiver of direct.filter(isPushReceiver)) {
      report(
        exporter.body.node,
        `what ${nameOf(receiver)} receives goes to another replica before ${attributes} has seen who sent it`,
        { fix: `send it through ${attributes} first` },
      );
    }
  }
}

/** Whether pods are found by the address that a connection comes from: so it is when nothing else is written. */
function usesConnection({ body }: Component): boolean {
  if (body.argument('passthrough') === true) return true;
  const associations = body.blocks('pod_association');
  const sources: readonly Body[] = associations.flatMap((one) => one.blocks('source'));
  return associations.length === 0 || sources.some((source) => source.argument('from') === 'connection');
}
