import type { KubeObject } from '../../support/kubernetes.ts';
import { later } from '../../support/memo.ts';
import { isPlainObject, type PlainObject } from '../../support/plain.ts';
import { isText } from '../../support/seal.ts';
import { suggestion } from '../../support/suggest.ts';
import type { Path } from '../../support/yaml.ts';
import type { Schema } from './schema.ts';
import type { KindSchema, SchemaStore } from './store.ts';
import { alternativesProblem, checkValue, typeName, typeProblem, type ValueProblem } from './values.ts';

/** One thing that a schema refuses. */
export interface SchemaProblem {
  /** `duplicate`: two entries of a list that is keyed. Everything else is `field`. */
  readonly about: 'field' | 'duplicate';
  readonly path: Path;
  readonly message: string;
  readonly fix?: string;
}

const known = new WeakMap<
  KubeObject,
  { readonly schemas: SchemaStore; readonly problems: () => readonly SchemaProblem[] }
>();

/** Every problem of an object with the schema of its kind; none when the kind is not known. Several rules ask for it. */
export function schemaProblems(object: KubeObject, schemas: SchemaStore): readonly SchemaProblem[] {
  const before = known.get(object);
  if (before?.schemas === schemas) return before.problems();
  const problems = later(() => {
    const found = schemas.find(object.apiVersion, object.kind);
    return found ? validateObject(object, found, schemas.objectMeta) : [];
  });
  known.set(object, { schemas, problems });
  return problems();
}

/** Fields that every object may have beside those of its schema. */
const common = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/**
 * Everything in an object that the API server would refuse by its schema: unknown fields, wrong types and formats,
 * missing fields, values outside an enumeration or a range, and entries that are twice in a keyed list (which
 * server-side apply refuses). Rules written in CEL are not evaluated.
 */
export function validateObject(object: KubeObject, found: KindSchema, metadata: KindSchema): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  new Walk(metadata, problems, ['metadata']).value(object.metadata, metadata.schema);
  const fields = Object.entries(object).filter(([name]) => !common.has(name) && !isOfSops(name, object));
  new Walk(found, problems, []).value(Object.fromEntries(fields), found.schema);
  return problems;
}

/**
 * SOPS adds a block of its own to a file that it encrypts, and the values of a Secret are ciphertext instead of base64;
 * whoever applies the file decrypts it first.
 */
function isOfSops(name: string, object: KubeObject): boolean {
  const isEncrypted = isPlainObject(object.sops) && typeof object.sops.mac === 'string';
  return isEncrypted && (name === 'sops' || (name === 'data' && object.kind === 'Secret'));
}

class Walk {
  private readonly path: (string | number)[];
  private readonly $defs: Readonly<Record<string, Schema>>;
  private readonly nullIsAbsent: boolean;
  private readonly problems: SchemaProblem[];

  constructor({ $defs, builtIn }: KindSchema, problems: SchemaProblem[], path: Path) {
    this.$defs = $defs;
    this.nullIsAbsent = builtIn;
    this.problems = problems;
    this.path = [...path];
  }

  /** @param closed false inside allOf, anyOf, oneOf and not, which only say more about fields declared outside them */
  value(value: unknown, declared: Schema, closed = true): void {
    const schema = this.resolve(declared);
    if (value === null && (this.nullIsAbsent || schema.nullable)) return;
    const wrongType = typeProblem(value, schema);
    if (wrongType) {
      this.report(wrongType);
      return;
    }
    checkValue(value, schema, this.reportValue);
    if (Array.isArray(value)) this.items(value, schema, closed);
    else if (isPlainObject(value)) this.fields(value, schema, closed);
    if (schema.allOf || schema.anyOf || schema.oneOf || schema.not) this.alternatives(value, schema);
  }

  private items(list: readonly unknown[], schema: Schema, closed: boolean): void {
    const { items } = schema;
    if (items) {
      for (let index = 0; index < list.length; index++) {
        const item = list[index];
        this.path.push(index);
        const wanted = this.resolve(items);
        const isTyped = wanted.type !== undefined || wanted['x-kubernetes-int-or-string'] === true;
        if (item === null && isTyped && !wanted.nullable) {
          this.report({ message: `null where ${typeName(wanted)} belongs` });
        } else this.value(item, items, closed);
        this.path.pop();
      }
    }
    this.duplicates(list, schema);
  }

  private fields(object: PlainObject, schema: Schema, closed: boolean): void {
    const { properties = {}, additionalProperties, required = [] } = schema;
    for (const name of required) {
      const absent = object[name] === undefined || (object[name] === null && this.nullIsAbsent);
      if (absent) this.report({ message: `the field "${name}" is missing` });
    }
    for (const name of Object.keys(object)) {
      const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
      // Most values are texts of which nothing more is asked.
      if (this.isAnyText(field ?? additionalProperties) && isText(object, name)) continue;
      const value = object[name];
      if (value === undefined) continue;
      this.path.push(name);
      if (field) this.value(value, field, closed);
      else if (typeof additionalProperties === 'object') this.value(value, additionalProperties, closed);
      else if (closed && !this.allowsAnyField(schema, name)) this.unknownField(name, properties, schema);
      this.path.pop();
    }
  }

  private isAnyText(declared: Schema | boolean | undefined): boolean {
    if (typeof declared !== 'object') return false;
    const schema = this.resolve(declared);
    return schema.type === 'string' && Object.keys(schema).length === 1;
  }

  private allowsAnyField(schema: Schema, name: string): boolean {
    if (schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties === true) return true;
    return (schema['x-kubernetes-embedded-resource'] ?? false) && common.has(name);
  }

  private unknownField(name: string, properties: Readonly<Record<string, Schema>>, schema: Schema): void {
    if (!schema.type && !schema.properties) return; // a schema that says nothing allows everything
    this.report({ message: `there is no field "${name}"`, fix: suggestion(name, Object.keys(properties)) });
  }

  private duplicates(list: readonly unknown[], schema: Schema): void {
    const kind = schema['x-kubernetes-list-type'];
    const keys = schema['x-kubernetes-list-map-keys'] ?? [];
    if (kind !== 'map' && kind !== 'set') return;
    const seen = new Map<string, number>();
    for (const [index, item] of list.entries()) {
      const identity = kind === 'set' ? item : keys.map((key) => isPlainObject(item) && keyValue(item, key));
      const text = JSON.stringify(identity);
      const first = seen.get(text);
      if (first === undefined) seen.set(text, index);
      else {
        const what =
          kind === 'set'
            ? text
            : keys.map((key, at) => `${key} ${JSON.stringify((identity as unknown[])[at])}`).join(', ');
        this.path.push(index);
        this.report(
          { message: `${what} is already at index ${first} of the list`, fix: 'keep one of the two' },
          'duplicate',
        );
        this.path.pop();
      }
    }
  }

  private alternatives(written: unknown, schema: Schema): void {
    const value = isPlainObject(written) ? { ...defaultsOf(schema), ...written } : written;
    for (const part of schema.allOf ?? []) this.value(value, part, false);
    const matching = (schemas: readonly Schema[]) => schemas.filter((one) => this.accepts(value, one)).length;
    if (schema.anyOf && matching(schema.anyOf) === 0) this.report(alternativesProblem(schema.anyOf, 0));
    if (schema.oneOf) {
      const count = matching(schema.oneOf);
      if (count !== 1) this.report(alternativesProblem(schema.oneOf, count));
    }
    if (schema.not && this.accepts(value, schema.not)) {
      this.report({ message: 'this combination is not allowed here' });
    }
  }

  private accepts(value: unknown, schema: Schema): boolean {
    const problems: SchemaProblem[] = [];
    new Walk({ schema, $defs: this.$defs, builtIn: this.nullIsAbsent }, problems, []).value(
      value,
      schema,
      false,
    );
    return problems.length === 0;
  }

  private resolve(schema: Schema): Schema {
    let resolved = schema;
    while (resolved.$ref !== undefined) resolved = this.$defs[resolved.$ref.slice('#/$defs/'.length)] ?? {};
    return resolved;
  }

  private readonly reportValue = (problem: ValueProblem): void => this.report(problem);

  private report(problem: ValueProblem, about: SchemaProblem['about'] = 'field'): void {
    this.problems.push({ about, path: [...this.path], ...problem });
  }
}

/** What the API server fills in before it looks at the alternatives. */
function defaultsOf({ properties = {} }: Schema): PlainObject {
  const filled = Object.entries(properties).filter(([, field]) => field.default !== undefined);
  return Object.fromEntries(filled.map(([name, field]) => [name, field.default]));
}

/** The protocol of a port is TCP when it is not written. */
function keyValue(item: PlainObject, key: string): unknown {
  return item[key] ?? (key === 'protocol' ? 'TCP' : null);
}
