import { roleOf } from '../catalogue/index.ts';
import type { Model, Unit } from '../model/index.ts';
import { type Edge, flowOf, isSent } from './flow.ts';
import { sectionsOf } from './sections.ts';

/**
 * The data flow of a model as a Mermaid flow chart: full lines for what is sent, with its signals; dotted ones for
 * targets, rules and the like. Sources are round, sinks are drums. The same model gives the same text.
 */
export function mermaid(model: Model): string {
  const flow = flowOf(model);
  const sections = sectionsOf(model, flow);
  const taken = new Set<string>();
  const names = new Map([...sections.values()].flat().map((unit) => [unit, freshName(unit, taken)]));

  const lines = ['flowchart LR'];
  for (const [index, [title, units]] of [...sections].entries()) {
    lines.push(`  subgraph section${index + 1}["${quoted(title)}"]`);
    for (const unit of units) lines.push(`    ${names.get(unit)}${shape(unit)}`);
    lines.push('  end');
  }
  for (const edges of bundles(flow.edges)) lines.push(`  ${arrow(edges, names)}`);
  return `${lines.join('\n')}\n`;
}

/** A node's name in the chart, from then on taken: the component's id; components of other scopes may have the same. */
function freshName({ id }: Unit, taken: Set<string>): string {
  const plain = id.replaceAll(/[^A-Za-z0-9_]/g, '_');
  for (let count = 1; ; count++) {
    const name = count === 1 ? plain : `${plain}_${count}`;
    // A bare "end" would close the subgraph.
    if (taken.has(name) || name === 'end') continue;
    taken.add(name);
    return name;
  }
}

function shape(unit: Unit): string {
  const { name, label } = unit;
  const text = `"${quoted(name)}${label === '' ? '' : `<br/>${quoted(label)}`}"`;
  switch (unit.kind === 'component' && unit.facts ? roleOf(name) : undefined) {
    case 'source':
      return `([${text}])`;
    case 'sink':
      return `[(${text})]`;
    case 'targets':
      return `{{${text}}}`;
    case 'helper':
      return `[/${text}/]`;
    default:
      return `[${text}]`;
  }
}

/** Edges between the same two units, full and dotted ones apart, in the order of the text. */
function bundles(edges: readonly Edge[]): Edge[][] {
  const found = new Map<Unit, Map<Unit, Map<boolean, Edge[]>>>();
  const ordered: Edge[][] = [];
  for (const edge of edges) {
    const byTarget = found.get(edge.from) ?? new Map<Unit, Map<boolean, Edge[]>>();
    const byKind = byTarget.get(edge.to) ?? new Map<boolean, Edge[]>();
    found.set(edge.from, byTarget.set(edge.to, byKind));
    const known = byKind.get(isSent(edge.cargo));
    if (known) known.push(edge);
    else {
      const bundle = [edge];
      byKind.set(isSent(edge.cargo), bundle);
      ordered.push(bundle);
    }
  }
  return ordered;
}

function arrow(edges: readonly Edge[], names: ReadonlyMap<Unit, string>): string {
  const [first] = edges;
  if (first === undefined) return '';
  const cargo = [...new Set(edges.map((edge) => edge.cargo))].join(', ');
  const line = isSent(first.cargo) ? '-->' : '-.->';
  return `${names.get(first.from)} ${line}|${cargo}| ${names.get(first.to)}`;
}

const quoted = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
