import { basename } from 'node:path';
import { ObsError } from '../lib/support/errors.ts';
import type { GoType, Scope } from './alloy-catalogue.go-source.ts';

const goModule = 'github.com/grafana/alloy/';

/** A struct as it is written to the file; the file's own comment says what the letters mean. */
export interface Struct {
  a?: Record<string, string>;
  b?: Record<string, string>;
  e?: Record<string, string>;
  s?: string[];
  label?: true;
}

/** Follows type expressions to structs, and collects every struct that it meets. */
export class StructTable {
  readonly structs = new Map<string, Struct>();
  private readonly types: ReadonlyMap<string, GoType>;

  constructor(types: ReadonlyMap<string, GoType>) {
    this.types = types;
  }

  /** The short name of the struct behind pointers, lists and names for names. */
  find(expression: string, scope: Scope): { name: string; repeatable: boolean } {
    if (expression.startsWith('*')) return this.find(expression.slice(1), scope);
    if (expression.startsWith('[]')) return { ...this.find(expression.slice(2), scope), repeatable: true };
    const key = this.keyOf(expression, scope);
    const type = this.types.get(key);
    if (type?.underlying === undefined) return { name: this.add(key), repeatable: false };
    const inner = this.find(type.underlying, type);
    if (inner.repeatable) return inner;
    // `type X otherpackage.X` has defaults and checks of its own, so its name is kept.
    this.structs.set(short(key), { s: [inner.name] });
    return { name: short(key), repeatable: false };
  }

  /** Puts a struct, given as `folder#Name`, and all that it refers to in the table. */
  add(key: string): string {
    const name = short(key);
    const type = this.types.get(key);
    if (type?.fields === undefined) {
      throw new ObsError({ message: `the checkout has no struct ${key}`, fix: 'see what it is called now' });
    }
    if (this.structs.has(name)) return name;
    const struct: Struct = {};
    this.structs.set(name, struct);
    for (const { type: expression, tag } of type.fields) {
      const [field = '', kind, option] = tag;
      const required = option === 'optional' ? '' : '!';
      if (kind === 'attr') {
        struct.a = { ...struct.a, [`${field}${required}`]: this.attributeType(expression, type) };
      } else if (kind === 'label') {
        struct.label = true;
      } else if (kind === 'squash') {
        struct.s = [...(struct.s ?? []), this.find(expression, type).name];
      } else if (kind === 'block' || kind === 'enum') {
        const { name: inner, repeatable } = this.find(expression, type);
        const list = kind === 'block' ? 'b' : 'e';
        struct[list] = { ...struct[list], [`${field}${required}${repeatable ? '*' : ''}`]: inner };
      } else {
        throw new ObsError({ message: `${key} has a field of an unknown kind: ${tag.join()}` });
      }
    }
    return name;
  }

  /** A type as `folder.Name`, whichever alias its file uses for the package; structs go in the table too. */
  private attributeType(expression: string, scope: Scope): string {
    const [, prefix = '', plain = ''] = /^((?:\*|\[\]|map\[string\])*)(.*)$/.exec(expression) ?? [];
    const key = this.keyOf(plain, scope);
    if (this.types.get(key)?.fields?.length) this.add(key);
    return `${prefix}${short(key)}`;
  }

  /** `folder#Name` of a type of the module, `package#Name` of another's, the bare name of a predeclared one. */
  private keyOf(expression: string, scope: Scope): string {
    const [first = '', second] = expression.split('.');
    if (second === undefined) {
      const predeclared = /^[a-z]/.test(first) && !this.types.has(`${scope.folder}#${first}`);
      return predeclared ? first : `${scope.folder}#${first}`;
    }
    const path = scope.imports.get(first) ?? first;
    const elsewhere = basename(path.replace(/\/v\d+$/, ''));
    return `${path.startsWith(goModule) ? path.slice(goModule.length) : elsewhere}#${second}`;
  }
}

const short = (key: string) => key.replace(/^(internal|syntax)\/(component\/)?/, '').replace('#', '.');
