import { constantNames, functionNames, moduleNames } from '../catalogue/index.ts';
import { type Attribute, type Expression, type Identifier, type Member, walk } from '../syntax/index.ts';
import { namesOf } from './names.ts';
import type { ConfigBlock, Reference, Scope, Target, Unit } from './types.ts';

/** Every name that the expressions of a component or configuration block take a value from. */
export function findReferences(unit: Unit): Reference[] {
  const found: Reference[] = [];
  for (const body of unit.body.all()) {
    for (const attribute of body.attributes) {
      for (const { expression, names } of chains(attribute.value)) {
        const target = resolve(names, unit.scope);
        found.push({ unit, body, attribute, expression, names, target });
      }
    }
  }
  return found;
}

interface Chain {
  readonly expression: Identifier | Member;
  readonly names: readonly string[];
}

/** The longest chains of names in an expression. */
function chains(expression: Attribute['value']): Chain[] {
  const found: Chain[] = [];
  walk(expression, (node) => {
    if (node.type !== 'identifier' && node.type !== 'member') return true;
    const names = namesOf(node as Expression);
    if (names === undefined) return true;
    found.push({ expression: node, names });
    return false;
  });
  return found;
}

/** As Alloy does: the shortest part of the chain that is a component, else a variable or the standard library. */
function resolve(names: readonly string[], scope: Scope): Target {
  for (let length = 1; length <= names.length; length++) {
    const component = scope.find(names.slice(0, length).join('.'));
    if (component) return { kind: 'component', component, path: names.slice(length) };
  }
  const [first = '', second = ''] = names;
  if (scope.hasVariable(first)) return { kind: 'variable', name: first };
  if (first === 'argument' && isInDeclare(scope)) {
    return { kind: 'argument', name: second, block: argumentOf(scope, second) };
  }
  if (moduleNames.includes(first)) return first === 'argument' ? nothing : { kind: 'variable', name: first };
  return libraryNames().has(first) ? { kind: 'library', name: names.join('.') } : nothing;
}

const nothing: Target = { kind: 'nothing' };

function isInDeclare(scope: Scope): boolean {
  return scope.kind === 'declare' || (scope.parent !== undefined && isInDeclare(scope.parent));
}

/** The `argument` block of a label, in the `declare` around. */
function argumentOf({ kind, configBlocks, parent }: Scope, label: string): ConfigBlock | undefined {
  if (kind !== 'declare') return parent && argumentOf(parent, label);
  return configBlocks.find((block) => block.name === 'argument' && block.label === label);
}

let roots: ReadonlySet<string> | undefined;

/** What the names of functions and constants begin with: `string`, `coalesce`. */
function libraryNames(): ReadonlySet<string> {
  roots ??= new Set([...functionNames(), ...constantNames()].map((name) => name.split('.', 1)[0] ?? name));
  return roots;
}
