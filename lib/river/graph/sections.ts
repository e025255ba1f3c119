import type { Component, Model, RiverFile, Unit } from '../model/index.ts';
import { type Flow, isSent } from './flow.ts';

/** Parts of a drawing, in the order of the text. */
export type Sections = ReadonlyMap<string, readonly Unit[]>;

/**
 * What belongs together: components below one heading of their file (`// ---------- pod logs`), those of a `declare` or
 * `foreach`, and where a file has no headings, those that work on the same data.
 */
export function sectionsOf({ files, units }: Model, flow: Flow): Sections {
  const headings = new Map(files.map((file) => [file.name, headingsOf(file)]));
  const sections = new Map<string, Unit[]>();
  for (const unit of [...units].sort(byPosition(files))) {
    if (!isDrawn(unit, flow)) continue;
    const { owner } = unit.scope;
    const title = owner ? `${owner.name} ${owner.label}` : (headingOf(unit, headings) ?? dataOf(unit, flow));
    const known = sections.get(title);
    if (known) known.push(unit);
    else sections.set(title, [unit]);
  }
  return sections;
}

/** Components, and of configuration blocks those that something comes from or goes to. */
function isDrawn(unit: Unit, flow: Flow): boolean {
  return unit.kind === 'component' || flow.from(unit).length > 0 || flow.to(unit).length > 0;
}

interface Heading {
  readonly offset: number;
  readonly title: string;
}

/** Comments that are drawn as a line with a title in it. */
function headingsOf({ tree }: RiverFile): Heading[] {
  return tree.comments.flat().flatMap(({ text, span }) => {
    const title = /^\/\/\s*[-=#*]{3,}\s*(.*?)\s*[-=#*]*$/.exec(text)?.[1] ?? '';
    return title === '' ? [] : [{ offset: span.start, title }];
  });
}

function headingOf({ body }: Unit, headings: ReadonlyMap<string, readonly Heading[]>): string | undefined {
  const { source, start } = body.node.span;
  return headings.get(source.file)?.findLast(({ offset }) => offset < start)?.title;
}

/** The data that a unit works on: what it sends or is sent, else what is at the end of its targets. */
function dataOf(unit: Unit, flow: Flow): string {
  const seen = new Set<Unit>();
  for (let next: Unit | undefined = unit; next; ) {
    const here: Unit = next;
    seen.add(here);
    const edges = [...flow.from(here), ...flow.to(here)];
    const kinds = [...new Set(edges.map(({ cargo }) => cargo).filter(isSent))];
    if (kinds.length > 0) return kinds.length === 1 ? (kinds[0] ?? '') : 'telemetry';
    next = flow.from(here).find(({ to }) => !seen.has(to))?.to;
  }
  return 'unused';
}

function byPosition(files: readonly RiverFile[]): (a: Unit, b: Unit) => number {
  const order = new Map(files.map(({ name }, index) => [name, index]));
  const place = ({ body }: Unit | Component) => body.node.span;
  return (a, b) => {
    const [one, other] = [place(a), place(b)];
    const file = (order.get(one.source.file) ?? 0) - (order.get(other.source.file) ?? 0);
    return file === 0 ? one.start - other.start : file;
  };
}
