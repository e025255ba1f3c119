import { later } from '../../support/memo.ts';
import type { BodyFacts, Written } from '../catalogue/index.ts';
import type { Attribute, Block } from '../syntax/index.ts';
import { evaluate } from './evaluate.ts';
import type { Environment, Value } from './types.ts';

/** What stands between the braces of a component or block, next to what the catalogue knows of it. */
export class Body implements Written {
  readonly node: Block;
  /** Absent where the catalogue does not know the block, or nothing of what is in it. */
  readonly facts: BodyFacts | undefined;
  /** Blocks from the component to this one: `['endpoint', 'basic_auth']`; empty for a component's own body. */
  readonly path: readonly string[];
  readonly attributes: readonly Attribute[];
  /** The blocks in it. */
  readonly children: readonly Body[];
  readonly #environment: Environment;
  readonly #values = new Map<string, () => Value>();
  #all: readonly Body[] | undefined;

  /** @param left names of blocks that are no part of this body because they hold components; `*` for all there is */
  constructor(
    node: Block,
    facts: BodyFacts | undefined,
    environment: Environment,
    { path = [], left = [] }: { path?: readonly string[]; left?: readonly string[] } = {},
  ) {
    const attributes: Attribute[] = [];
    const children: Body[] = [];
    for (const statement of left.includes('*') ? [] : node.body) {
      if (statement.type === 'attribute') attributes.push(statement);
      else if (!left.includes(statement.name)) {
        const known = blockFacts(facts, statement.name)?.body;
        children.push(new Body(statement, known, environment, { path: [...path, statement.name] }));
      }
    }
    this.node = node;
    this.facts = facts;
    this.path = path;
    this.attributes = attributes;
    this.children = children;
    this.#environment = environment;
  }

  /** The attribute of a name; of several, the first. */
  attribute(name: string): Attribute | undefined {
    return this.attributes.find((attribute) => attribute.name === name);
  }

  argument(name: string): Value | undefined {
    const attribute = this.attribute(name);
    if (attribute === undefined) return undefined;
    const known = this.#values.get(name) ?? later(() => evaluate(attribute.value, this.#environment));
    this.#values.set(name, known);
    return known();
  }

  /** An argument's value, or its default where it is not written; undefined where neither is known. */
  effective(name: string): Value | undefined {
    return this.argument(name) ?? this.facts?.arguments[name]?.default;
  }

  blocks(name: string): readonly Body[] {
    return this.children.filter(({ node }) => node.name === name);
  }

  /** The one block of a name; of several, the first. */
  block(name: string): Body | undefined {
    return this.children.find(({ node }) => node.name === name);
  }

  /** This body and those of all blocks in it, outer ones first. */
  all(): readonly Body[] {
    this.#all ??=
      this.children.length === 0 ? [this] : [this, ...this.children.flatMap((child) => child.all())];
    return this.#all;
  }
}

/** What is known of a block, by a name that comes from a file. */
export function blockFacts(facts: BodyFacts | undefined, name: string) {
  return facts !== undefined && Object.hasOwn(facts.blocks, name) ? facts.blocks[name] : undefined;
}

/** What is known of an argument, by a name that comes from a file. */
export function argumentFacts(facts: BodyFacts | undefined, name: string) {
  return facts !== undefined && Object.hasOwn(facts.arguments, name) ? facts.arguments[name] : undefined;
}
