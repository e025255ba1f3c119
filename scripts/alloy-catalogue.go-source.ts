/**
 * Reads type declarations and component registrations out of Go source, as far as Alloy's configuration needs:
 * the code is formatted by gofmt, so a declaration can be read line by line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where something is written: type expressions are read with the imports of their file. */
export interface Scope {
  /** The package, as a folder of the checkout. */
  readonly folder: string;
  /** Alias to import path. */
  readonly imports: ReadonlyMap<string, string>;
}

/** A struct field that carries an `alloy` tag. */
export interface Field {
  /** As written in the file. */
  readonly type: string;
  /** The tag, split at its commas: name, kind, options. */
  readonly tag: readonly string[];
}

export interface GoType extends Scope {
  /** Of a struct. */
  readonly fields?: readonly Field[];
  /** Of any other type, as written in the file. */
  readonly underlying?: string;
}

/** A call of `component.Register`. Types are as written in the file; "nil" where there is none. */
export interface Registration extends Scope {
  readonly name: string;
  /** `GenerallyAvailable`, `PublicPreview`, `Experimental` or `Community`. */
  readonly stability: string;
  readonly args: string;
  readonly exports: string;
}

/** Build tags that hold for the official Linux image. */
const imageTags = new Set(['linux', 'unix', 'amd64', 'cgo', 'promtail_journal_enabled']);

/** Every Go type (by `folder#Name`) and every component registration below some folders of a checkout. */
export function readGo(
  checkout: string,
  folders: readonly string[],
): { types: Map<string, GoType>; registrations: Registration[] } {
  const types = new Map<string, GoType>();
  const registrations: Registration[] = [];
  for (const folder of folders.flatMap((root) => goFolders(checkout, root))) {
    for (const file of readdirSync(join(checkout, folder)).sort()) {
      if (!file.endsWith('.go') || file.endsWith('_test.go')) continue;
      const source = readFileSync(join(checkout, folder, file), 'utf8');
      if (!isBuilt(file, source)) continue;
      const scope = { folder, imports: importsOf(source) };
      for (const [name, type] of typesOf(source)) types.set(`${folder}#${name}`, { ...scope, ...type });
      for (const registration of registrationsOf(source)) registrations.push({ ...scope, ...registration });
    }
  }
  return { types, registrations };
}

function goFolders(checkout: string, folder: string): string[] {
  const entries = readdirSync(join(checkout, folder), { withFileTypes: true });
  const below = entries.filter((entry) => entry.isDirectory() && entry.name !== 'testdata');
  return [folder, ...below.flatMap((entry) => goFolders(checkout, `${folder}/${entry.name}`))];
}

/** Whether a file is part of the official Linux image: of several variants of a component only one is. */
export function isBuilt(file: string, source: string): boolean {
  if (/_(windows|darwin|freebsd|openbsd)\.go$/.test(file)) return false;
  const constraint = /^\/\/go:build (.*)$/m.exec(source)?.[1] ?? 'linux';
  const letters = constraint.replaceAll(/\w+/g, (tag) => (imageTags.has(tag) ? 'T' : 'F'));
  return evaluate(letters.replaceAll(' ', ''));
}

/** The value of an expression of `T`, `F`, `!`, `&&`, `||` and parentheses: simplified until nothing changes. */
function evaluate(expression: string): boolean {
  const simpler = expression
    .replaceAll('!T', 'F')
    .replaceAll('!F', 'T')
    .replaceAll(/\(([TF])\)/g, '$1')
    .replaceAll('T&&T', 'T')
    .replaceAll(/F&&[TF]|T&&F/g, 'F')
    .replaceAll(/(?<![&!])(?:T\|\|[TF]|F\|\|T)(?!&)/g, 'T')
    .replaceAll(/(?<![&!])F\|\|F(?!&)/g, 'F');
  return simpler === expression ? expression === 'T' : evaluate(simpler);
}

function importsOf(source: string): Map<string, string> {
  const block = /^import \(\n([\s\S]*?)^\)/m.exec(source)?.[1] ?? '';
  const single = [...source.matchAll(/^import (".*)$/gm)].map(([, line]) => line).join('\n');
  const imports = new Map<string, string>();
  for (const [, alias, path = ''] of `${block}\n${single}`.matchAll(/^\s*(?:([\w.]+)\s+)?"([^"]+)"/gm)) {
    // Without an alias the package is named by the last part of its path, less a major version.
    const last = path.replace(/[/.]v\d+$/, '').replace(/^.*\//, '');
    imports.set(alias ?? last, path);
  }
  return imports;
}

function* typesOf(source: string): Generator<[string, Pick<GoType, 'fields' | 'underlying'>]> {
  // `X …` inside `type ( … )` reads like `type X …` on its own.
  const grouped = [...source.matchAll(/^type \(\n([\s\S]*?)^\)/gm)].map(([, body = '']) =>
    body.replaceAll(/^\t/gm, '').replaceAll(/^(?=\w+ )/gm, 'type '),
  );
  const text = [source, ...grouped].join('\n');
  for (const [, name = '', body = ''] of text.matchAll(/^type (\w+) (?:= )?struct ?\{(\}|[\s\S]*?^\})/gm)) {
    yield [name, { fields: fieldsOf(body) }];
  }
  for (const [, name = '', underlying = ''] of text.matchAll(
    /^type (\w+) (?:= )?((?!struct|interface|func)[\w[\]*.]+)/gm,
  )) {
    yield [name, { underlying }];
  }
}

function fieldsOf(body: string): Field[] {
  return body.split('\n').flatMap((line) => {
    const [, declaration, tag] = /^\t(?!\/\/)(.*?)\s*`.*?\balloy:"([^"]*)".*`/.exec(line) ?? [];
    if (declaration === undefined || tag === undefined) return [];
    return { type: declaration.replace(/^.*\s/, ''), tag: tag.split(',') };
  });
}

function* registrationsOf(source: string): Generator<Omit<Registration, keyof Scope>> {
  const calls = source.matchAll(/component\.Register\(component\.Registration\{\n([\s\S]*?)\n\t+\}\)/g);
  for (const [, body = ''] of calls) {
    const value = (key: string) => new RegExp(`^\\t+${key}:\\s+(.*?)(?:\\{\\})?,`, 'm').exec(body)?.[1];
    const name = value('Name') ?? '';
    // Some packages keep the name in a constant.
    const constant = new RegExp(`\\b${name}\\s*=\\s*"([\\w.]+)"`).exec(source)?.[1];
    yield {
      name: constant ?? name.replaceAll('"', ''),
      stability:
        value('Community') === 'true' ? 'Community' : (value('Stability')?.split('.Stability')[1] ?? ''),
      args: value('Args') ?? 'nil',
      exports: value('Exports') ?? 'nil',
    };
  }
}
