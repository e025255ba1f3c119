import type { Flow } from '../../../graph/index.ts';
import type { Component, Model, Unit } from '../../../model/index.ts';
import { either, type Label, type Labels, noLabels, relabelled, writtenLabels } from './labels.ts';
import { type StageVisitor, throughStages } from './log-stages.ts';
import { Pipeline } from './pipeline.ts';
import { sampleOfLabel } from './samples.ts';
import { targetPaths } from './targets.ts';

/** The labels that log lines can have on their way from sources to where they leave. */
export class LogStreams {
  readonly #model: Model;
  readonly #flow: Flow;
  readonly #pipeline: Pipeline;
  readonly #into = new Map<Unit, Labels>();

  constructor(model: Model, flow: Flow) {
    this.#model = model;
    this.#flow = flow;
    this.#pipeline = new Pipeline(model, flow);
  }

  /** The labels of the lines that come to a component. */
  into(unit: Unit): Labels {
    const known = this.#into.get(unit);
    if (known) return known;
    // A component that leads back to itself is another rule's finding.
    this.#into.set(unit, noLabels);
    const senders = this.#pipeline.previous(unit).filter(({ edge }) => edge.cargo === 'logs');
    const labels = either(...senders.map((sender) => this.#outOf(sender.unit)));
    this.#into.set(unit, labels);
    return labels;
  }

  /** Shows each stage of a `loki.process` with the labels that lines have when they come to it. */
  stages(process: Component, visit: StageVisitor): void {
    throughStages(process.body, this.into(process), visit);
  }

  #outOf(unit: Unit): Labels {
    if (unit.kind !== 'component' || unit.facts === undefined) return noLabels;
    const { name, body } = unit;
    if (name === 'loki.process') return throughStages(body, this.into(unit));
    if (name === 'loki.relabel') return body.blocks('rule').reduce(relabelled, this.into(unit));
    return name.startsWith('loki.source.') ? this.#ofSource(unit) : this.into(unit);
  }

  /** What the lines of a source begin with. */
  #ofSource(source: Component): Labels {
    const { name, body } = source;
    const targets = either(
      ...targetPaths(this.#model, source).map((path) => path.rules.reduce(relabelled, noLabels)),
    );
    const lent = this.#flow.to(source).flatMap(({ from, cargo }) => (cargo === 'rules' ? [from] : []));
    const own = (ownLabels[name] ?? []).map((label): [string, Label] => {
      const sample = label === 'filename' && this.#namesItsFiles(source) ? '' : sampleOfLabel(label);
      return [label, { sample, at: body.node }];
    });
    const start: Labels = new Map([...targets, ...own, ...writtenLabels(body, 'labels')]);
    return isPublic(lent.flatMap(({ body: rules }) => rules.blocks('rule')).reduce(relabelled, start));
  }

  /** Whether a file source is told every file by name, so that there are as many as are written. */
  #namesItsFiles(source: Component): boolean {
    return targetPaths(this.#model, source).every(({ literal, rules }) => {
      const path = literal?.fields.find(({ key }) => key === '__path__')?.value;
      return rules.length === 0 && path?.type === 'string' && !/[*?[{]/.test(path.value);
    });
  }
}

const isPublic = (labels: Labels): Labels => new Map([...labels].filter(([name]) => !name.startsWith('__')));

/**
 * What sources label their lines with by themselves. The `instance` of events is the id of the component. Sources:
 * Alloy 1.18.1, `internal/component/loki/source/`.
 */
const ownLabels: Readonly<Record<string, readonly string[]>> = {
  'loki.source.file': ['filename'],
  'loki.source.journal': ['job'],
  'loki.source.kubernetes': ['job'],
  'loki.source.kubernetes_events': ['namespace', 'job', 'instance'],
  'loki.source.podlogs': ['job'],
};
