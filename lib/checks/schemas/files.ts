import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lifecycles, SchemaFile } from './schema.ts';

/** What index.json holds. */
export interface SchemaIndex {
  readonly minors: readonly string[];
  /** File by API group of custom kinds. */
  readonly groups: Readonly<Record<string, string>>;
  /** Of each of the other files. */
  readonly sha256: Readonly<Record<string, string>>;
}

const folders = new Map<string, SchemaFiles>();

/** The files of a folder of schemas. They are read when they are first asked for, and once a process. */
export function schemaFiles(folder: string): SchemaFiles {
  let files = folders.get(folder);
  if (!files) {
    files = new SchemaFiles(folder);
    folders.set(folder, files);
  }
  return files;
}

export class SchemaFiles {
  private readonly folder: string;
  private readonly parsed = new Map<string, unknown>();
  private readonly whole = new Map<string, SchemaFile>();

  constructor(folder: string) {
    this.folder = folder;
  }

  get index(): SchemaIndex {
    return this.read('index');
  }

  get lifecycles(): Lifecycles {
    return this.read<{ kinds: Lifecycles }>('lifecycles').kinds;
  }

  /** Resources by API group, under the names that RBAC uses. */
  get resources(): Readonly<Record<string, readonly string[]>> {
    return this.read<{ groups: Readonly<Record<string, readonly string[]>> }>('resources').groups;
  }

  /** A file of schemas; one that is a difference is put together with its base. */
  schemas(name: string): SchemaFile {
    let file = this.whole.get(name);
    if (!file) {
      const read = this.read<SchemaFile>(name);
      file = read.base === undefined ? read : onto(this.schemas(read.base), read);
      this.whole.set(name, file);
    }
    return file;
  }

  private read<T>(name: string): T {
    if (!this.parsed.has(name)) {
      this.parsed.set(name, JSON.parse(readFileSync(join(this.folder, `${name}.json`), 'utf8')));
    }
    return this.parsed.get(name) as T;
  }
}

function onto(base: SchemaFile, { removed = [], kinds, $defs, ...rest }: SchemaFile): SchemaFile {
  const kept = Object.entries(base.kinds).filter(([kind]) => !removed.includes(kind));
  return {
    ...rest,
    kinds: { ...Object.fromEntries(kept), ...kinds },
    $defs: { ...base.$defs, ...$defs },
  };
}
