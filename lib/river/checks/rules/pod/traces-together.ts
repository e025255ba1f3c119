import { stateOf } from '../../../catalogue/index.ts';
import type { Component } from '../../../model/index.ts';
import type { AlloyRun, PodRule } from '../../../pod/rule.ts';
import { hasMany } from '../../../pod/workload.ts';
import { listed, nameOf } from '../../describe.ts';
import { listeningPorts } from '../meaning/listening.ts';
import { carriesMetrics, carriesTraces, isPushReceiver } from '../meaning/otel.ts';
import { Pipeline } from '../meaning/pipeline.ts';
import { type Balanced, balancedBy, sendsTo } from './balancing.ts';

export const tracesTogether: PodRule = {
  id: 'river/traces-together',
  severity: 'error',
  summary:
    'with several pods, what must see a whole trace gets its spans from a balancer that sorts them by trace',
  check(run, report, context) {
    if (!hasMany(run.workload)) return;
    const balanced = balancedBy(context).filter((one) => sendsTo(one, run));
    for (const [receiver, components] of receiversOf(run)) {
      for (const { port, node } of listeningPorts(receiver)) {
        const sorted = balanced.filter((one) => one.port === port);
        const wrong = components.filter(({ name }) => !sorted.some(({ key }) => keysFor(name).includes(key)));
        const [first] = wrong;
        if (port === undefined || first === undefined) continue;
        report(node, problemOf(wrong, receiver, port, sorted), {
          fix: `send to an otelcol.exporter.loadbalancing with routing_key = "${keysFor(first.name)[0]}" first, and receive from it on a port of its own`,
        });
      }
    }
  },
};

/** Components that keep state across what they see, by the receivers that it comes from. */
function receiversOf({ model, flow }: AlloyRun): ReadonlyMap<Component, readonly Component[]> {
  const pipeline = new Pipeline(model, flow);
  const found = new Map<Component, Component[]>();
  for (const component of model.components) {
    const state = component.facts && stateOf(component.name);
    if (state === undefined) continue;
    const before = pipeline.upstream(component, state === 'trace' ? carriesTraces : carriesMetrics);
    for (const receiver of before.filter(isPushReceiver)) {
      found.set(receiver, [...(found.get(receiver) ?? []), component]);
    }
  }
  return found;
}

function problemOf(
  components: readonly Component[],
  receiver: Component,
  port: number,
  sorted: readonly Balanced[],
): string {
  const ofTraces = components.every(({ name }) => stateOf(name) === 'trace');
  const needs = `${listed(components.map(nameOf), 'and')} must see all ${ofTraces ? 'spans of a trace' : 'points of a series'}`;
  const where = `what comes to ${nameOf(receiver)} on port ${port}`;
  if (sorted.length === 0) return `${needs}, and ${where} is spread over all pods`;
  return `${needs}, and ${where} is sorted by ${listed([...new Set(sorted.map(({ key }) => key))], 'and')}`;
}

/** What may be sorted by. Metrics of spans can also be counted by service. */
function keysFor(name: string): readonly string[] {
  if (stateOf(name) === 'series') return ['streamID'];
  return name === 'otelcol.connector.spanmetrics' ? ['traceID', 'service'] : ['traceID'];
}
