import { roleOf, type ValueType } from '../../catalogue/index.ts';
import type { Body, Component, Model, Reference, TypedValue } from '../../model/index.ts';
import type { Node } from '../../syntax/index.ts';
import { isRelabelRule } from '../relabel.ts';

/** A text in the place of a node. */
export interface Edit {
  readonly node: Node;
  readonly text: string;
}

/** One slip in a file that is right, found by what it is in, so that the files can go on changing. */
export type Mutation = (model: Model) => Edit | undefined;

/** Slips by what they are, each with the rule that should find it, and the only file that it can be made in. */
export type Mutations = Readonly<
  Record<string, readonly [rule: string, mutation: Mutation, only?: 'agent' | 'gateway']>
>;

export const replace = (node: Node | undefined, text: (written: string) => string): Edit | undefined =>
  node && { node, text: text(node.span.text) };
export const remove = (node: Node | undefined) => replace(node, () => '');
export const twice = (node: Node | undefined) => replace(node, (text) => `${text}\n${text}`);

/** A name with two letters exchanged. */
export const misspelt = (text: string) => text.replace(/(\w)(\w)(?=\W|$)/, '$2$1');

/** Something put before the first statement of a body. */
export const before = (body: Body | undefined, text: string) =>
  replace(body?.node.body[0], (written) => `${text}\n${written}`);

/** Something put before the first component. */
export const above = ({ components }: Model, text: string) =>
  replace(components[0]?.body.node, (written) => `${text}\n${written}`);

export const bodies = ({ units }: Model) => units.flatMap(({ body }) => [...body.all()]);
export const inner = (model: Model) => bodies(model).filter(({ path }) => path.length > 0);
export const relabelRules = (model: Model) => bodies(model).filter(isRelabelRule);

/** The first component of a name. */
export const named = ({ components }: Model, name: string) =>
  components.find((component) => component.name === name);

export const withRole = ({ components }: Model, role: string) =>
  components.filter(({ name }) => roleOf(name) === role);

/** The first value of a type. */
export const typed = (
  { values }: Model,
  kind: ValueType['kind'],
  more: (value: TypedValue) => boolean = () => true,
) => values.find((value) => value.type.kind === kind && more(value));

/** The first attribute of a name. */
export const attributeIn = (found: readonly Body[], name: string) =>
  found.find((body) => body.attribute(name))?.attribute(name);

/** The first place where a name of the standard library stands. */
export const naming = (model: Model, name: string) =>
  model.references.find(({ names }) => names.join('.') === name)?.expression;

/** The first reference to something that data is sent to. */
export const sending = (
  model: Model,
  of: (reference: Reference, component: Component) => boolean = () => true,
) =>
  model.references.find(
    (reference) =>
      reference.target.kind === 'component' &&
      ['receiver', 'input'].includes(reference.names.at(-1) ?? '') &&
      of(reference, reference.target.component),
  );

export const componentOf = (reference: Reference | undefined) =>
  reference?.target.kind === 'component' ? reference.target.component : undefined;

/** The receiver or input of a component, as it is referred to. */
export const receiverOf = (component: Component | undefined) =>
  `${component?.id}.${Object.keys(component?.facts?.exports ?? {})[0]}`;

export const isFed = (model: Model, component: Component) =>
  sending(model, (_, to) => to === component) !== undefined;
