import type { Component } from '../../../model/index.ts';
import { podPort, policiesTo, routesTo } from '../../../pod/entrances.ts';
import type { AlloyRun, PodContext, PodReport, PodRule } from '../../../pod/rule.ts';
import { serviceNamed } from '../../../pod/services.ts';
import { nameOf } from '../../describe.ts';
import { split } from '../meaning/listening.ts';
import { balancedBy, sendsTo } from './balancing.ts';

const fix = 'use the port of the first tier: spans that come in here have not been sorted by trace';

export const balancedOnly: PodRule = {
  id: 'river/balanced-only',
  severity: 'error',
  summary: 'nobody but the balancer sends to the port that it sends to',
  check(run, report, context) {
    const { workload } = run;
    const balanced = balancedBy(context).filter((one) => sendsTo(one, run));
    for (const port of new Set(balanced.map((one) => one.port))) {
      const senders = balanced.filter((one) => one.port === port).map((one) => one.run.workload);
      checkExporters(port, run, report, context);
      for (const place of routesTo(port, workload, context.objects)) {
        report(place, `leads from outside to port ${port}, where only the balancer may send`, { fix });
      }
      for (const place of policiesTo(port, workload, senders, context.objects)) {
        report(place, `lets others in to port ${port} than the pods of the balancer`, {
          fix: 'allow only the pods of the balancer on that port',
        });
      }
    }
  },
};

/** Exporters of other kinds that send to a Service of these pods. */
function checkExporters(port: number, { workload }: AlloyRun, report: PodReport, context: PodContext): void {
  for (const other of context.runs) {
    for (const component of other.model.components) {
      const [host, number] = endpointOf(component);
      const service = host === '' ? undefined : serviceNamed(host, other.workload.namespace, context.objects);
      const leadsHere = workload.services.some(({ object }) => object === service?.object);
      if (service === undefined || !leadsHere || podPort(service, number, workload) !== port) continue;
      const node = component.body.block('client')?.attribute('endpoint') ?? component.body.node;
      report(node, `${nameOf(component)} sends to port ${port}, where only the balancer may send`, { fix });
    }
  }
}

/** Host and port that an exporter sends to. */
function endpointOf({ body }: Component): readonly [string, number | undefined] {
  const endpoint = body.block('client')?.argument('endpoint');
  return split(typeof endpoint === 'string' ? endpoint.replaceAll(/^\w+:\/\/|\/.*$/g, '') : '');
}
