import type { Component } from '../../../model/index.ts';
import type { AlloyRun, PodRule } from '../../../pod/rule.ts';
import { nameOf } from '../../describe.ts';
import { listeningPorts } from '../meaning/listening.ts';
import { Pipeline } from '../meaning/pipeline.ts';
import { type Balanced, balancedBy, sendsTo } from './balancing.ts';

export const balancerPort: PodRule = {
  id: 'river/balancer-port',
  severity: 'error',
  summary:
    'a balancer finds its pods by a Service that is there, and they receive OTLP over gRPC on its port',
  check(run, report, context) {
    const { runs, objects } = context;
    for (const balanced of balancedBy(context).filter((one) => one.run === run)) {
      const { exporter, port, host, service } = balanced;
      if (host !== undefined && service === undefined) {
        const namespace = host.split('.')[1] ?? run.workload.namespace;
        if (!objects.hasNamespace(namespace)) continue;
        report(exporter.body.node, `${nameOf(exporter)} finds nobody: there is no Service ${host}`, {
          fix: 'name a Service that selects the pods, as <service>.<namespace>',
        });
      }
      // Others than Alloy may be behind a Service.
      const [receiving, ...more] = runs.filter((one) => sendsTo(balanced, one));
      if (receiving === undefined || more.length > 0 || receives(receiving, balanced)) continue;
      report(
        exporter.body.node,
        `${nameOf(exporter)} sends to port ${port} of ${nameOfRun(receiving)}, where nothing receives OTLP over gRPC`,
        {
          fix: `add an otelcol.receiver.otlp with grpc { endpoint = "0.0.0.0:${port}" } there${advice(receiving, exporter)}`,
        },
      );
    }
  },
};

const receives = ({ model }: AlloyRun, { port }: Balanced): boolean =>
  model.components.some((component) => grpcPorts(component).some((one) => one === port || one === undefined));

const grpcPorts = (component: Component) =>
  component.name === 'otelcol.receiver.otlp'
    ? listeningPorts(component).flatMap(({ block, port }) => (block === 'grpc' ? [port] : []))
    : [];

/** The ports that there are, but for those that feed the balancer itself. */
function advice({ model, flow }: AlloyRun, exporter: Component): string {
  const before = new Pipeline(model, flow).upstream(exporter);
  const others = model.components.filter((component) => !before.includes(component));
  const ports = others.flatMap(grpcPorts).filter((port) => port !== undefined);
  return ports.length === 0 ? '' : `, or send to one that there is: ${ports.join(', ')}`;
}

const nameOfRun = ({ workload: { object } }: AlloyRun) => `${object.kind} ${object.metadata.name}`;
