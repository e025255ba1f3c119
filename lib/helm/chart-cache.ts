import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ObsError } from '../support/errors.ts';
import { sha256 } from '../support/json.ts';
import { readArchive } from './archive.ts';
import { type ChartFiles, treeDigest } from './chart-files.ts';
import { readFolder } from './folder.ts';
import { chartLabel, type LockedChart } from './lock.ts';

/** Which bytes a chart is: the SHA-256 of its archive, or the tree digest of the folder that was imported. */
export type ChartSource = { readonly archive: string } | { readonly tree: string };

/** A chart in the cache whose content was found to be what was put there. */
export interface CachedChart {
  /** The archive or folder to give to helm. */
  readonly path: string;
  readonly source: ChartSource;
  /** Whether it is the locked archive, and was pulled or checked by `pull`. */
  readonly locked: boolean;
  readonly files: () => Promise<ChartFiles>;
}

type Name = Pick<LockedChart, 'name' | 'version'>;

/** What `source.json` beside the chart says. */
type SourceFile = ChartSource & { readonly pulled: boolean };

/**
 * A chart from the cache; undefined when it is not there.
 *
 * Its bytes are hashed each time, so one that was changed in the cache, or is not the one that the lock names, is never
 * rendered.
 *
 * @throws ObsError when it is not what was put there, or not what the lock names
 */
export function cachedChart(cache: string, chart: LockedChart): CachedChart | undefined {
  const folder = join(cache, folderName(chart));
  const stored = readSource(folder);
  if (!stored) return undefined;

  if ('tree' in stored) {
    const path = join(folder, 'chart');
    if (!existsSync(path)) throw changed(chart, 'charts import');
    const files = readFolder(path);
    if (treeDigest(files) !== stored.tree) throw changed(chart, 'charts import');
    return { path, source: { tree: stored.tree }, locked: false, files: async () => files };
  }
  const path = join(folder, 'chart.tgz');
  if (!existsSync(path)) throw changed(chart, 'charts pull');
  const bytes = readFileSync(path);
  const digest = `sha256:${sha256(bytes)}`;
  if (digest !== stored.archive) throw changed(chart, 'charts pull');
  if (chart.digest !== null && digest !== chart.digest) {
    throw wrongDigest(`the archive of ${chartLabel(chart)} in the cache`, digest, chart.digest);
  }
  return {
    path,
    source: { archive: digest },
    locked: stored.pulled && digest === chart.digest,
    files: () => readArchive(bytes, chartLabel(chart)),
  };
}

/** Puts an archive into the cache, in place of what was there for that chart. */
export function cacheArchive(cache: string, chart: Name, bytes: Uint8Array, pulled: boolean): void {
  const source: SourceFile = { archive: `sha256:${sha256(bytes)}`, pulled };
  put(cache, chart, source, (folder) => writeFileSync(join(folder, 'chart.tgz'), bytes));
}

/** Puts the files of an unpacked chart into the cache, in place of what was there for that chart. */
export function cacheFolder(cache: string, chart: Name, files: ChartFiles): void {
  put(cache, chart, { tree: treeDigest(files), pulled: false }, (folder) => {
    for (const [path, content] of files) {
      const file = join(folder, 'chart', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  });
}

/**
 * An archive that is not the one it should be.
 *
 * @param found its digest
 * @param fix @default how to get the locked one into the cache
 */
export function wrongDigest(
  what: string,
  found: string,
  expected: string | null,
  fix = 'run `npx obs charts pull`, which brings the locked one',
): ObsError {
  return new ObsError({ message: `${what} has the digest ${found}, and must have ${expected}`, fix });
}

const folderName = ({ name, version }: Name) => `${name}-${version}`;

function readSource(folder: string): SourceFile | undefined {
  const file = join(folder, 'source.json');
  if (!existsSync(file)) return undefined;
  try {
    const source = JSON.parse(readFileSync(file, 'utf8')) as SourceFile | null;
    if (source && ('archive' in source || 'tree' in source)) return source;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ObsError({
    message: `${file} does not say what lies beside it: it was changed or damaged`,
    fix: `remove ${folder}, and pull or import the chart again`,
  });
}

function changed(chart: LockedChart, command: string): ObsError {
  return new ObsError({
    message: `${chartLabel(chart)} in the cache is not what was put there: it was changed or damaged`,
    fix: `run \`npx obs ${command}\` for it again`,
  });
}

/** Makes the new folder beside its place and renames it, so that a chart is there whole or not at all. */
function put(cache: string, chart: Name, source: SourceFile, write: (folder: string) => void): void {
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(join(cache, `.${folderName(chart)}-`));
  try {
    write(made);
    writeFileSync(join(made, 'source.json'), `${JSON.stringify(source)}\n`);
    const place = join(cache, folderName(chart));
    rmSync(place, { recursive: true, force: true });
    renameSync(made, place);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  }
}
