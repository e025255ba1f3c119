import { once } from '../../../../support/memo.ts';
import type { Body, Model, Unit } from '../../../model/index.ts';
import { type Call, type Expression, type Node, walk } from '../../../syntax/index.ts';

/** A variable that a file asks for: `sys.env("CLUSTER")`. */
export interface Read {
  readonly variable: string;
  readonly call: Call;
  readonly unit: Unit;
  /** Whether something else is taken where the variable is not set. */
  readonly hasFallback: boolean;
}

/** Every variable that River files ask for by a name that is written out. */
export const variablesRead = once(({ units }: Model): readonly Read[] =>
  units.flatMap((unit) =>
    [...unit.body.all()].flatMap(({ attributes }) => attributes.flatMap(({ value }) => readsIn(value, unit))),
  ),
);

/** The variables that one argument asks for. */
export function readsOf(body: Body, argument: string): readonly string[] {
  const found: string[] = [];
  const value = body.attribute(argument)?.value;
  if (value)
    walk(value, (node) => (node.type === 'call' ? found.push(...(variableOf(node) ?? [])) : undefined));
  return found;
}

function readsIn(value: Expression, unit: Unit): readonly Read[] {
  const found: Read[] = [];
  const covered = new Set<Node>();
  walk(value, (node) => {
    if (node.type !== 'call') return;
    // All but the last have another behind them.
    if (nameOf(node.callee) === 'coalesce')
      for (const argument of node.args.slice(0, -1)) covered.add(argument);
    const [variable] = variableOf(node) ?? [];
    if (variable !== undefined) found.push({ variable, call: node, unit, hasFallback: covered.has(node) });
  });
  return found;
}

function variableOf({ callee, args: [name] }: Call): readonly string[] | undefined {
  return ['sys.env', 'env'].includes(nameOf(callee)) && name?.type === 'string' ? [name.value] : undefined;
}

/** The dotted name of what is called. */
function nameOf(callee: Expression): string {
  if (callee.type === 'member') return `${nameOf(callee.object)}.${callee.name}`;
  return callee.type === 'identifier' ? callee.name : '';
}
