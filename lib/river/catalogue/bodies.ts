import { structs } from '../../../imports/alloy/components-1.18.ts';
import { fromGo } from './go-types.ts';
import { structFacts } from './structs/index.ts';
import type { ArgumentFacts, BlockFacts, BodyFacts, BodyRule } from './types.ts';
import type { ValueType } from './value-types.ts';

/** A struct as the generated file has it; the file's own comment says what the letters mean. */
interface Struct {
  readonly a?: Readonly<Record<string, string>>;
  readonly b?: Readonly<Record<string, string>>;
  readonly e?: Readonly<Record<string, string>>;
  readonly s?: readonly string[];
  readonly label?: true;
}

let generated: Readonly<Record<string, string>> | undefined;
const bodies = new Map<string, BodyFacts>();
const parsed = new Map<string, Struct>();

/** The facts of a struct, generated and added by hand; read once, nested blocks when they are asked for. */
export function bodyOf(name: string): BodyFacts {
  const known = bodies.get(name);
  if (known) return known;
  const args: Record<string, ArgumentFacts> = {};
  const blocks: Record<string, BlockFacts> = {};
  const rules: BodyRule[] = [];
  const struct = structOf(name);

  for (const inner of struct.s ?? []) {
    const body = bodyOf(inner);
    Object.assign(args, body.arguments);
    Object.assign(blocks, body.blocks);
    rules.push(...body.rules);
  }
  for (const [key, goType] of Object.entries(struct.a ?? {})) {
    args[plain(key)] = { type: fromGo(goType, objectType), required: key.endsWith('!') };
  }
  for (const [key, inner] of Object.entries(struct.b ?? {})) blocks[plain(key)] = block(key, inner);
  for (const [key, inner] of Object.entries(struct.e ?? {})) {
    for (const [variant, of] of Object.entries(structOf(inner).b ?? {})) {
      blocks[`${plain(key)}.${plain(variant)}`] = block('*', of);
    }
  }

  const added = structFacts(name);
  for (const [member, facts] of Object.entries(added?.arguments ?? {})) {
    args[member] = { ...existing(args, member, name), ...facts };
  }
  for (const [member, facts] of Object.entries(added?.blocks ?? {})) {
    blocks[member] = withBody(existing(blocks, member, name), facts);
  }
  rules.push(...(added?.rules ?? []));

  const body = { arguments: args, blocks, rules };
  bodies.set(name, body);
  return body;
}

/** Every struct of the generated data. */
export const structNames = (): string[] => Object.keys(texts());

/** The struct of a block, as the generated data has it. */
export function structOf(name: string): Struct {
  let struct = parsed.get(name);
  if (struct === undefined) {
    const text = texts()[name];
    if (text === undefined) throw new Error(`the catalogue has no struct ${name}`);
    struct = JSON.parse(text) as Struct;
    parsed.set(name, struct);
  }
  return struct;
}

function texts(): Readonly<Record<string, string>> {
  generated ??= structs();
  return generated;
}

function objectType(name: string): ValueType | undefined {
  return texts()[name] === undefined ? undefined : { kind: 'object', members: bodyOf(name).arguments };
}

function block(key: string, struct: string): BlockFacts {
  return {
    required: key.includes('!'),
    repeatable: key.endsWith('*'),
    label: structOf(struct).label === true,
    get body() {
      return bodyOf(struct);
    },
  };
}

/** A copy with more facts; the body stays unread. */
function withBody(facts: BlockFacts, more: Partial<BlockFacts>): BlockFacts {
  const { required, repeatable, label } = facts;
  return {
    required,
    repeatable,
    label,
    ...more,
    get body() {
      return facts.body;
    },
  };
}

function existing<T>(members: Readonly<Record<string, T>>, member: string, struct: string): T {
  const found = members[member];
  if (found === undefined)
    throw new Error(`the catalogue adds facts to ${struct} about ${member}, which it lacks`);
  return found;
}

const plain = (key: string) => key.replace(/!?\*?$/, '');
