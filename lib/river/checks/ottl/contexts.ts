import { type OttlContext, type OttlPlace, unknown } from '../../catalogue/index.ts';
import type { TypedValue } from '../../model/index.ts';

/** The contexts that a statement or condition may run in, where its place in the file tells. */
export interface Surroundings {
  readonly place: OttlPlace;
  readonly contexts: readonly OttlContext[];
  /** Whether the context is written: only then paths may leave it out. */
  readonly isWritten: boolean;
}

/** Where an OTTL text stands. */
export function surroundingsOf({ unit, body, argument }: TypedValue): Surroundings | undefined {
  const place = placeOf(unit.name);
  const block = body.node.name;
  const named = byArgument[argument] ?? byBlock[block];
  if (named !== undefined) return { place, contexts: [named], isWritten: true };
  const written = body.argument('context');
  const possible = signals[/^(trace|metric|log)/.exec(block === 'statements' ? argument : block)?.[0] ?? ''];
  if (possible === undefined || written === unknown) return undefined;
  if (written === undefined || written === '') return { place, contexts: possible, isWritten: false };
  const context = possible.find((one) => one === String(written).toLowerCase());
  return context && { place, contexts: [context], isWritten: true };
}

function placeOf(component: string): OttlPlace {
  if (component === 'otelcol.processor.transform') return 'transform';
  return component === 'otelcol.processor.tail_sampling' ? 'tail_sampling' : 'filter';
}

/** Arguments of `otelcol.processor.filter` and of tail sampling's `ottl_condition`. */
const byArgument: Readonly<Record<string, OttlContext>> = {
  span: 'span',
  spanevent: 'spanevent',
  metric: 'metric',
  datapoint: 'datapoint',
  log_record: 'log',
};

/** Blocks of connectors. */
const byBlock: Readonly<Record<string, OttlContext>> = {
  spans: 'span',
  spanevents: 'spanevent',
  metrics: 'metric',
  datapoints: 'datapoint',
  logs: 'log',
};

const signals: Readonly<Record<string, readonly OttlContext[]>> = {
  trace: ['resource', 'scope', 'span', 'spanevent'],
  metric: ['resource', 'scope', 'metric', 'datapoint'],
  log: ['resource', 'scope', 'log'],
};
