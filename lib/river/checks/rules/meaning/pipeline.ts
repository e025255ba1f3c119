import { type Edge, type Flow, isSent } from '../../../graph/index.ts';
import type { Component, ConfigBlock, Model, Unit } from '../../../model/index.ts';

/** A neighbour, and the edge between. */
export interface Step {
  readonly unit: Unit;
  /** The edge at the side of the unit that was asked about. */
  readonly edge: Edge;
}

/**
 * Who sends telemetry to whom, through the walls of `declare` as if what is in it stood where it is used. What is not
 * declared in these files (`import.*`) is met as it is.
 */
export class Pipeline {
  readonly #flow: Flow;
  readonly #instances = new Map<ConfigBlock, Component[]>();

  constructor(model: Model, flow: Flow) {
    this.#flow = flow;
    for (const component of model.components) {
      if (component.custom?.kind !== 'declared') continue;
      const { declare } = component.custom;
      this.#instances.set(declare, [...(this.#instances.get(declare) ?? []), component]);
    }
  }

  /** To whom a unit sends. */
  next(unit: Unit): readonly Step[] {
    const sent = this.#flow.from(unit).filter(isTelemetry);
    return sent.flatMap((edge) => this.#arrivals(edge, new Set()).map((to) => ({ unit: to, edge })));
  }

  /** Who sends to a unit. */
  previous(unit: Unit): readonly Step[] {
    const received = this.#flow.to(unit).filter(isTelemetry);
    return received.flatMap((edge) =>
      this.#departures(edge, new Set()).map((from) => ({ unit: from, edge })),
    );
  }

  /** Every unit that something goes to after it leaves a unit, nearest first. */
  downstream(start: Unit, follow: (step: Step) => boolean = () => true): readonly Unit[] {
    return reached(start, (unit) => this.next(unit).filter(follow));
  }

  /** Every unit that something comes from before it arrives at a unit, nearest first. */
  upstream(start: Unit, follow: (step: Step) => boolean = () => true): readonly Unit[] {
    return reached(start, (unit) => this.previous(unit).filter(follow));
  }

  #arrivals(edge: Edge, seen: Set<Edge>): readonly Unit[] {
    if (seen.has(edge)) return [];
    seen.add(edge);
    return this.#onward(edge)?.flatMap((next) => this.#arrivals(next, seen)) ?? [edge.to];
  }

  /** Where it goes on behind the wall of a `declare`; undefined where there is none. */
  #onward({ to, reference }: Edge): readonly Edge[] | undefined {
    if (isWall(to, 'argument')) {
      const leaving = this.#instancesAround(to).flatMap((instance) => this.#flow.from(instance));
      return leaving
        .filter(({ reference: { attribute } }) => attribute.name === to.label)
        .filter(isTelemetry);
    }
    const inside = insideOf(to, 'export', exportOf(reference));
    return inside && this.#flow.from(inside).filter(isTelemetry);
  }

  #departures(edge: Edge, seen: Set<Edge>): readonly Unit[] {
    if (seen.has(edge)) return [];
    seen.add(edge);
    return this.#back(edge)?.flatMap((before) => this.#departures(before, seen)) ?? [edge.from];
  }

  /** Where it was before the wall of a `declare`. */
  #back({ from, reference }: Edge): readonly Edge[] | undefined {
    if (isWall(from, 'export')) {
      const coming = this.#instancesAround(from).flatMap((instance) => this.#flow.to(instance));
      return coming.filter((edge) => exportOf(edge.reference) === from.label).filter(isTelemetry);
    }
    const inside = insideOf(from, 'argument', reference.attribute.name);
    return inside && this.#flow.to(inside).filter(isTelemetry);
  }

  #instancesAround({ scope }: ConfigBlock): readonly Component[] {
    return (scope.owner && this.#instances.get(scope.owner)) ?? [];
  }
}

/** Whether a unit is a component of Alloy's own, of one of these names. */
export function isA(unit: Unit, ...names: readonly string[]): unit is Component {
  return isKnown(unit) && names.includes(unit.name);
}

/** Whether a unit is a component of Alloy's own. Of what is imported, it cannot be told what is in it. */
export const isKnown = (unit: Unit): unit is Component =>
  unit.kind === 'component' && unit.facts !== undefined;

const isTelemetry = ({ cargo }: Edge): boolean => isSent(cargo);

const isWall = (unit: Unit, name: string): unit is ConfigBlock =>
  unit.kind === 'config' && unit.name === name;

/** The block of a `declare` that belongs to a component made of it. */
function insideOf(unit: Unit, name: string, label: string | undefined): ConfigBlock | undefined {
  if (unit.kind !== 'component' || unit.custom?.kind !== 'declared') return undefined;
  const blocks = unit.custom.declare.inner?.configBlocks ?? [];
  return blocks.find((block) => block.name === name && block.label === label);
}

const exportOf = ({ target }: Edge['reference']) =>
  target.kind === 'component' ? target.path[0] : undefined;

function reached(start: Unit, next: (unit: Unit) => readonly Step[]): readonly Unit[] {
  const seen = new Set<Unit>([start]);
  for (const unit of seen) for (const { unit: other } of next(unit)) seen.add(other);
  seen.delete(start);
  return [...seen];
}
