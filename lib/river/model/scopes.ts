import { block, component } from '../catalogue/index.ts';
import type { Attribute, Block, Statement } from '../syntax/index.ts';
import { Body } from './body.ts';
import type { Component, ConfigBlock, Custom, Environment, Scope } from './types.ts';

/** Where a scope is. */
export type Place = Pick<Scope, 'kind' | 'owner' | 'parent'>;

/** Reads the statements of a scope, and those of the scopes in it. */
export function buildScope(
  statements: readonly Statement[],
  { kind, owner, parent }: Place,
  environment: Environment,
): Scope {
  const components: Component[] = [];
  const configBlocks: ConfigBlock[] = [];
  const strayAttributes: Attribute[] = [];
  const byId = new Map<string, Component>();
  const custom = new Map<string, Custom>();
  const variable = owner?.name === 'foreach' ? owner.body.argument('var') : undefined;
  const scope: Scope = {
    kind,
    owner,
    parent,
    components,
    configBlocks,
    strayAttributes,
    find: (id) => byId.get(id) ?? (kind === 'foreach' ? parent?.find(id) : undefined),
    customOf: (name) => custom.get(name.split('.', 1)[0] ?? '') ?? parent?.customOf(name),
    hasVariable: (name) => name === variable || (parent?.hasVariable(name) ?? false),
  };

  const blocks: Block[] = [];
  for (const statement of statements) {
    if (statement.type === 'attribute') strayAttributes.push(statement);
    else blocks.push(statement);
  }
  // A component can be made before the text declares it, also in scopes inside: names first, then what they hold.
  const opened: Opened[] = blocks.flatMap((node) => configBlock(node, scope, environment) ?? []);
  for (const found of opened) {
    const { name, label } = found;
    if (name === 'declare') custom.set(label, { kind: 'declared', declare: found });
    else if (name.startsWith('import.')) custom.set(label, { kind: 'imported', from: found });
  }
  for (const found of opened) {
    configBlocks.push(found);
    if (found.facts.pipelines.length > 0) found.inner = buildInner(found, environment);
  }
  for (const node of blocks) {
    if (block(node.name) !== undefined) continue;
    const found = componentOf(node, scope, environment);
    components.push(found);
    if (!byId.has(found.id)) byId.set(found.id, found);
  }
  return scope;
}

/** A configuration block whose inner scope is still to come. */
type Opened = Omit<ConfigBlock, 'inner'> & { inner?: Scope };

/** A scope and all in it, outer ones first. */
export function scopesOf(scope: Scope): Scope[] {
  return [scope, ...scope.configBlocks.flatMap(({ inner }) => (inner ? scopesOf(inner) : []))];
}

function componentOf(node: Block, scope: Scope, environment: Environment): Component {
  const { name, label = '' } = node;
  const custom = scope.customOf(name);
  const facts = custom ? undefined : component(name);
  return {
    kind: 'component',
    id: idOf(node),
    name,
    label,
    scope,
    body: new Body(node, facts, environment),
    ...(facts && { facts }),
    ...(custom && { custom }),
  };
}

function configBlock(node: Block, scope: Scope, environment: Environment): Opened | undefined {
  const facts = block(node.name);
  if (facts === undefined) return undefined;
  const { name, label = '' } = node;
  const body = new Body(node, facts, environment, { left: facts.pipelines });
  return { kind: 'config', id: idOf(node), name, label, scope, body, facts };
}

function buildInner(owner: ConfigBlock, environment: Environment): Scope {
  const { body, scope: parent } = owner;
  if (owner.name === 'declare') {
    return buildScope(body.node.body, { kind: 'declare', owner, parent }, environment);
  }
  const template = body.node.body.find((inner) => inner.type === 'block' && inner.name === 'template');
  const statements = template?.type === 'block' ? template.body : [];
  return buildScope(statements, { kind: 'foreach', owner, parent }, environment);
}

const idOf = ({ name, label = '' }: Block) => (label === '' ? name : `${name}.${label}`);
