import type { Component, Reference, Scope } from '../../model/index.ts';
import type { Report, RiverRule } from '../rule.ts';

export const cycle: RiverRule = {
  id: 'river/cycle',
  severity: 'error',
  summary: 'no component depends on itself, be it through others',
  check({ references, scopes }, report) {
    const edges = new Map<Component, Map<Component, Reference>>();
    for (const reference of references) {
      const { unit, target } = reference;
      if (unit.kind !== 'component' || target.kind !== 'component') continue;
      const out = edges.get(unit) ?? new Map<Component, Reference>();
      edges.set(unit, out);
      if (!out.has(target.component)) out.set(target.component, reference);
    }
    for (const path of cyclesOf(edges)) tell(path, edges, report);
    checkDeclares(scopes, report);
  },
};

function tell(
  path: readonly Component[],
  edges: ReadonlyMap<Component, ReadonlyMap<Component, Reference>>,
  report: Report,
): void {
  const [first, second = first] = path;
  const reference = first && second && edges.get(first)?.get(second);
  if (!reference) return;
  const way = [...path, first].map(({ id }) => id).join(' → ');
  report(
    reference.expression,
    path.length === 1 ? `${first.id} refers to itself` : `these refer to each other: ${way}`,
    {
      fix: 'take one of the references out: data goes one way',
    },
  );
}

/** Every cycle that a walk along the references closes, each once. */
function cyclesOf<Node>(edges: ReadonlyMap<Node, ReadonlyMap<Node, unknown>>): Node[][] {
  const found: Node[][] = [];
  const done = new Set<Node>();
  for (const start of edges.keys()) {
    // A stack of its own, because a file may have a chain of any length.
    const path: { node: Node; rest: Node[] }[] = [];
    const open = new Map<Node, number>();
    const enter = (node: Node) => {
      open.set(node, path.length);
      path.push({ node, rest: [...(edges.get(node)?.keys() ?? [])] });
    };
    if (!done.has(start)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.shift();
      if (next === undefined) {
        path.pop();
        open.delete(top.node);
        done.add(top.node);
      } else if (open.has(next)) found.push(path.slice(open.get(next)).map(({ node }) => node));
      else if (!done.has(next)) enter(next);
    }
  }
  return found;
}

/** A `declare` that is made of itself, be it through others. */
function checkDeclares(scopes: readonly Scope[], report: Report): void {
  const edges = new Map<Scope, Map<Scope, Component>>();
  for (const scope of scopes) {
    const out = new Map<Scope, Component>();
    for (const inner of within(scope)) {
      const made = inner.custom?.kind === 'declared' ? inner.custom.declare.inner : undefined;
      if (made) out.set(made, inner);
    }
    if (scope.kind === 'declare') edges.set(scope, out);
  }
  for (const path of cyclesOf(edges)) {
    const [first, second = first] = path;
    const instance = first && second && edges.get(first)?.get(second);
    const names = path.map((scope) => scope.owner?.label).join(' → ');
    if (instance) {
      report(instance.body.node, `declare "${first.owner?.label}" is made of itself (${names})`, {
        fix: 'take one of the instances out',
      });
    }
  }
}

/** The components of a scope and of the `foreach` in it. */
function within({ components, configBlocks }: Scope): Component[] {
  const inner = configBlocks.flatMap(({ inner }) => (inner?.kind === 'foreach' ? within(inner) : []));
  return [...components, ...inner];
}
