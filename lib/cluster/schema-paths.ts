import type * as z from 'zod';
import { asObject, type PlainObject } from '../support/plain.ts';
import type { Path } from '../support/yaml.ts';

/** What a schema says of itself, as far as it is read here. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

const definition = (schema: z.ZodType) => (schema as unknown as { readonly def: Definition }).def;

/** A schema without what only says that a value may be left out or is changed once read. */
function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = definition(schema);
  const inner = innerType ?? input;
  return inner ? unwrap(inner) : schema;
}

/** The schemas that a path can lead to: several where there is a union on the way. */
export function schemasAt(schema: z.ZodType, path: Path): z.ZodType[] {
  const found = unwrap(schema);
  const { type, options, element } = definition(found);
  if (options && type === 'union') return options.flatMap((option) => schemasAt(option, path));
  const [key, ...rest] = path;
  if (key === undefined) return [found];
  if (element) return schemasAt(element, rest);
  const member = membersOf(found)?.[key];
  return member ? schemasAt(member, rest) : [];
}

/** The members of a mapping; undefined where a schema is none. */
export const membersOf = (schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined =>
  definition(unwrap(schema)).shape;

/** Keys that a mapping at a path may have. */
export const keysAt = (schema: z.ZodType, path: Path): string[] =>
  schemasAt(schema, path).flatMap((found) => Object.keys(membersOf(found) ?? {}));

/** The description that the schema gives a key: on the key itself or on what it wraps. */
export function describe(schema: z.ZodType, path: Path): string | undefined {
  const key = path.at(-1);
  for (const parent of schemasAt(schema, path.slice(0, -1))) {
    const text = key === undefined ? undefined : membersOf(parent)?.[key]?.description;
    if (text) return text;
  }
  return schemasAt(schema, path).find(({ description }) => description)?.description;
}

/**
 * Whether two mappings at a path are two of the forms that the schema has for it (`{ basicAuth }` and `{ allow }`), so
 * that one cannot be merged into the other.
 */
export function areTwoForms(schema: z.ZodType, path: Path, one: PlainObject, other: PlainObject): boolean {
  const members = schemasAt(schema, path.slice(0, -1)).flatMap(
    (parent) => asObject(membersOf(parent))[path.at(-1) ?? ''] ?? [],
  ) as z.ZodType[];
  return members.some((member) => {
    const { type, discriminator } = definition(unwrap(member));
    if (type !== 'union') return false;
    if (discriminator === undefined) return true;
    return Object.hasOwn(other, discriminator) && one[discriminator] !== other[discriminator];
  });
}
