import { once } from '../../support/memo.ts';
import { type Capsule, type Signal, signalsOf, type ValueType } from '../catalogue/index.ts';
import type { Model, Reference, Unit } from '../model/index.ts';

/**
 * What goes along an edge. `telemetry` is sent to a consumer of the collector where the signal cannot be told;
 * `value` is any other exported value, such as the content of a file.
 */
export type Cargo =
  | Signal
  | 'profiles'
  | 'telemetry'
  | 'targets'
  | 'rules'
  | 'authentication'
  | 'storage'
  | 'value';

/** One unit gives something to another. */
export interface Edge {
  readonly from: Unit;
  readonly to: Unit;
  readonly cargo: Cargo;
  /** The name in the text that makes them neighbours: of what is sent it stands at `from`, of the rest at `to`. */
  readonly reference: Reference;
}

/**
 * The data flow of a model. Components of a `declare` are connected with the `argument` and `export` blocks around them,
 * the component made of it with those that its instance names.
 */
export interface Flow {
  /** In the order of the references in the text. */
  readonly edges: readonly Edge[];
  /** The edges that leave a unit. */
  from(unit: Unit): readonly Edge[];
  /** The edges that arrive at a unit. */
  to(unit: Unit): readonly Edge[];
}

/** Whether it is sent by the one that names the other: metrics, logs, traces, profiles. */
export const isSent = (cargo: Cargo): boolean =>
  ['metrics', 'logs', 'traces', 'profiles', 'telemetry'].includes(cargo);

/** Who sends or gives what to whom in a model. */
export const flowOf = once((model: Model): Flow => {
  const expected = new Map(model.values.map(({ expression, type }) => [expression, type]));
  const edges: Edge[] = [];
  const from = new Map<Unit, Edge[]>();
  const to = new Map<Unit, Edge[]>();
  for (const reference of model.references) {
    const other = neighbour(reference);
    if (other === undefined) continue;
    const type = model.typeOf(reference.expression) ?? expected.get(reference.expression);
    const cargo = cargoOf(reference, type);
    const [source, destination] = isSent(cargo) ? [reference.unit, other] : [other, reference.unit];
    const edge = { from: source, to: destination, cargo, reference };
    edges.push(edge);
    append(from, source, edge);
    append(to, destination, edge);
  }
  return { edges, from: (unit) => from.get(unit) ?? [], to: (unit) => to.get(unit) ?? [] };
});

/** All that what a unit gives can come to, by way of others; not the unit itself, unless it gets back there. */
export function downstream(flow: Flow, unit: Unit): ReadonlySet<Unit> {
  const found = new Set<Unit>();
  const left = [unit];
  for (let next = left.pop(); next; next = left.pop()) {
    for (const { to } of flow.from(next)) {
      if (found.has(to)) continue;
      found.add(to);
      left.push(to);
    }
  }
  return found;
}

function append(map: Map<Unit, Edge[]>, unit: Unit, edge: Edge): void {
  const known = map.get(unit);
  if (known) known.push(edge);
  else map.set(unit, [edge]);
}

function neighbour({ target }: Reference): Unit | undefined {
  if (target.kind === 'component') return target.component;
  return target.kind === 'argument' ? target.block : undefined;
}

function cargoOf({ body, attribute, target }: Reference, type: ValueType | undefined): Cargo {
  const plain = type?.kind === 'list' ? type.of : type;
  if (plain?.kind === 'targets' || plain?.kind === 'map') return 'targets';
  if (plain?.kind !== 'capsule') return 'value';
  const cargo = byCapsule[plain.capsule];
  if (cargo !== 'telemetry') return cargo;
  if (body.path.at(-1) === 'output' && isSignal(attribute.name)) return attribute.name;
  if (body.node.name === 'tracing') return 'traces';
  const taken = target.kind === 'component' ? signalsOf(target.component.name)?.in : undefined;
  return taken?.length === 1 ? (taken[0] ?? 'telemetry') : 'telemetry';
}

const byCapsule: Readonly<Record<Capsule, Cargo>> = {
  LogsReceiver: 'logs',
  MetricsReceiver: 'metrics',
  ProfilesReceiver: 'profiles',
  'otelcol.Consumer': 'telemetry',
  'otelcol.AuthHandler': 'authentication',
  'otelcol.StorageHandler': 'storage',
  RelabelRules: 'rules',
};

const isSignal = (name: string): name is Signal => ['traces', 'metrics', 'logs'].includes(name);
