import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ObsError, type Problem } from '../support/errors.ts';
import { suggestion } from '../support/suggest.ts';
import { decodeUtf8, parseYaml } from '../support/yaml.ts';
import { type Cluster, resolveCluster } from './cluster.ts';
import { toProblems } from './problems.ts';
import { fieldMistakes } from './rules.ts';
import { clusterFile } from './schema/index.ts';

/** A cluster and the file that it comes from. */
export interface LoadedCluster {
  readonly cluster: Cluster;
  /** Path as it is shown to the user: `clusters/poddle.yaml`. */
  readonly file: string;
}

/**
 * Reads one cluster file.
 *
 * @param text its content
 * @param file its path, for messages
 * @throws ObsError with every mistake of the file, each with its position and what to write instead
 */
export function parseCluster(text: string, file: string): Cluster {
  const [document, second] = parseYaml(text, file, { maxNodes: 10_000 });
  if (!document || document.value === null) {
    throw new ObsError({
      at: { file },
      message: 'this file is empty',
      fix: 'describe a cluster: see clusters/poddle.yaml',
    });
  }
  if (second) {
    throw new ObsError({ at: second.locate([]), message: 'a second document', fix: 'one cluster, one file' });
  }
  const parsed = clusterFile.safeParse(document.value);
  if (!parsed.success) throw new ObsError(toProblems(parsed.error.issues, document, clusterFile));
  const mistakes = fieldMistakes(parsed.data);
  if (mistakes.length > 0) {
    throw new ObsError(
      mistakes.map(({ path, message, fix }) => ({ at: document.locate(path), message, fix })),
    );
  }
  return resolveCluster(parsed.data);
}

/**
 * Reads clusters/*.yaml, sorted by name.
 *
 * @param root the folder that has clusters/
 * @param names the clusters wanted. Default: all
 * @throws ObsError with every mistake of every file; when there is no file, an unknown name, or one name twice
 */
export function loadClusters(root: string, names: readonly string[] = []): LoadedCluster[] {
  const files = clusterFiles(root);
  const problems: Problem[] = [];
  const loaded: LoadedCluster[] = [];
  for (const file of files) {
    try {
      const text = decodeUtf8(readFileSync(join(root, file)), file);
      loaded.push({ cluster: parseCluster(text, file), file });
    } catch (error) {
      if (!(error instanceof ObsError)) throw error;
      problems.push(...error.problems);
    }
  }
  problems.push(...nameProblems(loaded));
  const known = loaded.map(({ cluster }) => cluster.name);
  if (problems.length > 0) throw new ObsError(problems);
  for (const name of names) {
    if (!known.includes(name)) {
      problems.push({ message: `there is no cluster "${name}" in clusters/`, fix: suggestion(name, known) });
    }
  }
  if (problems.length > 0) throw new ObsError(problems);
  return loaded
    .filter(({ cluster }) => names.length === 0 || names.includes(cluster.name))
    .sort((a, b) => (a.cluster.name < b.cluster.name ? -1 : 1));
}

function clusterFiles(root: string): string[] {
  let entries: string[] = [];
  try {
    entries = readdirSync(join(root, 'clusters'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const files = entries.filter((name) => name.endsWith('.yaml')).sort();
  if (files.length === 0) {
    throw new ObsError({
      at: { file: 'clusters/' },
      message: 'there is no cluster: clusters/ has no .yaml file',
      fix: 'write clusters/<name>.yaml; clusters/poddle.yaml in the repository is one to start from',
    });
  }
  return files.map((name) => `clusters/${name}`);
}

function* nameProblems(loaded: readonly LoadedCluster[]): Generator<Problem> {
  const seen = new Map<string, string>();
  for (const { cluster, file } of loaded) {
    const other = seen.get(cluster.name);
    if (other) {
      yield {
        at: { file },
        message: `the cluster "${cluster.name}" is also described by ${other}`,
        fix: 'each cluster needs a name of its own: it is its folder in dist/',
      };
    } else if (basename(file, '.yaml') !== cluster.name) {
      yield {
        at: { file },
        message: `this file describes the cluster "${cluster.name}"`,
        fix: `name it clusters/${cluster.name}.yaml, so that it is found by its name`,
      };
    }
    seen.set(cluster.name, file);
  }
}
