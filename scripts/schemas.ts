/**
 * Makes imports/schemas/ again: what Kubernetes and the add-ons of this stack accept, as plain facts. Run by
 * `npm run schemas` when a version in scripts/schemas/sources.ts changes; needs python3 with pip, go, and a network.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Lifecycles, Schema, SchemaFile } from '../lib/checks/schemas/schema.ts';
import { ObsError } from '../lib/support/errors.ts';
import { listFiles, writeFileAtomically } from '../lib/support/files.ts';
import { canonicalJson, sha256, sortKeys } from '../lib/support/json.ts';
import { crdFacts } from './schemas/crds.ts';
import { readEnumerations } from './schemas/enumerations.ts';
import { fetchFiles } from './schemas/fetch.ts';
import { coreKinds, type Definitions } from './schemas/kubernetes.ts';
import { readLifecycles, removedLongAgo } from './schemas/lifecycle.ts';
import { coreResources, merge, type Resources } from './schemas/resources.ts';
import { shareRepeated } from './schemas/share.ts';
import {
  baseMinor,
  coreDiscovery,
  coreSchemas,
  coreTypes,
  crdSources,
  minors,
  newestTypes,
  type Source,
} from './schemas/sources.ts';
import { writtenKinds } from './schemas/written.ts';

const folder = 'imports/schemas';
const cache = '.cache/schema-sources';

async function main(): Promise<void> {
  const files = new Map<string, SchemaFile>();
  const base = await coreFile(baseMinor);
  for (const minor of minors) {
    const file = minor === baseMinor ? base : difference(await coreFile(minor), base);
    files.set(`kubernetes-${minor}`, file);
  }
  const resources: Resources[] = [
    coreResources(await fetchFiles(coreDiscovery, /\/api\/discovery\/apis?__[^/]*v\d\w*\.json$/, cache)),
  ];
  for (const { file, archives } of crdSources) {
    const kinds: Record<string, Schema> = {};
    const deprecated: string[] = [];
    for (const { source, paths } of archives) {
      const found = crdFacts(await fetchFiles(source, paths, cache));
      resources.push(found.resources);
      Object.assign(kinds, found.kinds);
      deprecated.push(...found.deprecated);
    }
    files.set(file, {
      sources: archives.map(({ source }) => origin(source)),
      ...(deprecated.length > 0 && { deprecated: deprecated.sort() }),
      ...shareRepeated(kinds),
    });
  }
  files.set('written', { sources: [], kinds: writtenKinds, $defs: {} });
  write(files, { lifecycles: await lifecycles(), resources: merge(resources) });
}

async function lifecycles(): Promise<Lifecycles> {
  const newest = await fetchFiles(newestTypes, /\/(\S*lifecycle|register)\.go$/, cache);
  return { ...removedLongAgo, ...readLifecycles(newest) };
}

async function coreFile(minor: (typeof minors)[number]): Promise<SchemaFile> {
  const schemas = await fetchFiles(
    coreSchemas,
    new RegExp(`/v${minor.replace('.', '\\.')}\\.0-local-strict/_definitions\\.json$`),
    cache,
  );
  const types = await fetchFiles(coreTypes[minor], /^k8s\.io\/api@[^/]+\/\w+\/v\d\w*\/types\.go$/, cache);
  const [text = '{}'] = schemas.values();
  const definitions = (JSON.parse(text) as { $defs: Definitions }).$defs;
  return {
    sources: [origin(coreSchemas), origin(coreTypes[minor])],
    ...coreKinds(definitions, readEnumerations(types)),
  };
}

const origin = ({ name, version, sha256 }: Source) => ({ name, version, sha256 });

/** Only what a file has and its base has not, or has otherwise. */
function difference(file: SchemaFile, base: SchemaFile): SchemaFile {
  const changed = (part: 'kinds' | '$defs') =>
    Object.fromEntries(
      Object.entries(file[part]).filter(
        ([name, schema]) => canonicalJson(schema) !== canonicalJson(base[part][name] ?? null),
      ),
    );
  return {
    sources: file.sources,
    base: `kubernetes-${baseMinor}`,
    removed: Object.keys(base.kinds)
      .filter((kind) => !file.kinds[kind])
      .sort(),
    kinds: changed('kinds'),
    $defs: changed('$defs'),
  };
}

/** Writes the files, one kind or definition a line, and the index that says which file has which kind. */
function write(
  files: ReadonlyMap<string, SchemaFile>,
  { lifecycles, resources }: { lifecycles: Lifecycles; resources: Resources },
): void {
  const contents = new Map<string, string>();
  for (const [name, file] of files) contents.set(`${name}.json`, text(file));
  contents.set('lifecycles.json', lines({ source: origin(newestTypes) }, { kinds: lifecycles }));
  contents.set('resources.json', lines({ source: origin(coreDiscovery) }, { groups: resources }));
  const groups: Record<string, string> = {};
  for (const [name, { kinds }] of files) {
    if (name.startsWith('kubernetes-')) continue;
    for (const kind of Object.keys(kinds)) groups[kind.slice(0, kind.indexOf('/'))] = name;
  }
  const digests = Object.fromEntries([...contents].map(([name, content]) => [name, sha256(content)]));
  const index = { minors, groups: sortKeys(groups), sha256: sortKeys(digests) };
  contents.set('index.json', `${JSON.stringify(index, null, 2)}\n`);

  for (const file of listFiles(folder)) if (!contents.has(file)) rmSync(join(folder, file));
  for (const [name, content] of contents) {
    const file = join(folder, name);
    writeFileAtomically(file, content);
    process.stdout.write(`${file}: ${Math.ceil(readFileSync(file).length / 1024)} KiB\n`);
  }
}

const text = ({ kinds, $defs, ...head }: SchemaFile) => lines(head, { kinds, $defs });

/** JSON with the head on one line, then one line for each entry of each table. */
function lines(head: object, tables: Readonly<Record<string, Readonly<Record<string, object>>>>): string {
  const parts = Object.entries(tables).map(([name, entries]) => {
    const rows = Object.entries(sortKeys(entries)).map(
      ([key, value]) => `\n${JSON.stringify(key)}:${JSON.stringify(value)}`,
    );
    return `${JSON.stringify(name)}:{${rows.join(',')}\n}`;
  });
  return `{${[JSON.stringify(head).slice(1, -1), ...parts].join(',\n')}}\n`;
}

main().catch((error: unknown) => {
  if (!(error instanceof ObsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
});
