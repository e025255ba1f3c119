import { type Dirent, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { formatProblem, ObsError, type Problem, type SourcePosition } from '../support/errors.ts';
import { suggestion } from '../support/suggest.ts';
import type { Path, YamlDocument } from '../support/yaml.ts';
import { withProposals } from './apply-proposals.ts';
import { capacityMistakes } from './capacity.ts';
import { type Cluster, resolveCluster } from './cluster.ts';
import { readClusterFile } from './cluster-file.ts';
import { collectionMistakes } from './collection-rules.ts';
import { type CompleteFile, withDefaults } from './defaults.ts';
import { readDocument } from './document.ts';
import { type ExtendedFiles, withExtended } from './extends.ts';
import { deepest } from './layers.ts';
import { parseFile } from './parse.ts';
import { type Sizing, sizingOf } from './proposals.ts';
import { type FieldMistake, fieldMistakes } from './rules.ts';

/** A cluster and the file that it comes from. */
export interface LoadedCluster {
  readonly cluster: Cluster;
  /** The same as its file says it, with every default written out. */
  readonly complete: CompleteFile;
  /** Path as it is shown to the user: `clusters/poddle.yaml`. */
  readonly file: string;
  /** What follows from the load; undefined where the file says nothing of one. */
  readonly sizing: Sizing | undefined;
  /** Where the value at a path was written: in the file, or in one that it extends. Undefined: nowhere, it is a default. */
  written(path: Path): SourcePosition | undefined;
}

/**
 * Reads one cluster file.
 *
 * @param text its content
 * @param file its path below the root
 * @param root the folder that has clusters/; read only when the file extends another. Default: the working folder
 * @throws ObsError with every mistake of the file, each with its position and what to write instead
 */
export function parseCluster(text: string, file: string, root = '.'): Cluster {
  return parseLoaded(text, file, root).cluster;
}

function parseLoaded(text: string, file: string, root: string, extended?: ExtendedFiles): LoadedCluster {
  const document = withExtended(root, file, readDocument(text, file), extended);
  const isWritten = (path: Path) => deepest(document.value, path).length === path.length;
  const asWritten = parseFile(document);
  const sizing = sizingOf(asWritten, isWritten);
  refuse(sizing?.mistakes ?? [], document);
  // What follows from the load is to be blamed on it.
  const whole = sizing && {
    value: withProposals(document.value, sizing.proposals),
    locate: (path: Path) => document.locate(isWritten(path) ? path : ['load']),
  };
  const sized = whole ? parseFile(whole) : asWritten;
  refuse(
    [
      ...fieldMistakes(sized),
      ...collectionMistakes(document.value, sized),
      ...(sizing ? capacityMistakes(sized, sizing) : []),
    ],
    whole ?? document,
  );
  const complete = withDefaults(sized);
  return {
    cluster: resolveCluster(complete),
    complete,
    file,
    sizing,
    written: (path) => (isWritten(path) ? document.locate(path) : undefined),
  };
}

function refuse(mistakes: readonly FieldMistake[], { locate }: YamlDocument): void {
  if (mistakes.length === 0) return;
  throw new ObsError(mistakes.map(({ path, message, fix }) => ({ at: locate(path), message, fix })));
}

/**
 * Reads clusters/*.yaml, sorted by name. A file has the name of its cluster, so those of other clusters are not read
 * when names are given.
 *
 * @param root the folder that has clusters/
 * @param names the clusters wanted. Default: all
 * @throws ObsError with every mistake of every file; when there is no file, an unknown name, or one name twice
 */
export function loadClusters(root: string, names: readonly string[] = []): LoadedCluster[] {
  const files = clusterFiles(root);
  const known = files.map((file) => basename(file, '.yaml'));
  const problems: Problem[] = names
    .filter((name) => !known.includes(name))
    .map((name) => ({ message: `there is no cluster "${name}" in clusters/`, fix: suggestion(name, known) }));
  const extended: ExtendedFiles = new Map();
  const loaded: LoadedCluster[] = [];
  for (const file of files.filter((_, index) => names.length === 0 || names.includes(known[index] ?? ''))) {
    try {
      loaded.push(parseLoaded(readClusterFile(root, file), file, root, extended));
    } catch (error) {
      if (!(error instanceof ObsError)) throw error;
      problems.push(...error.problems);
    }
  }
  problems.push(...nameProblems(loaded));
  if (problems.length > 0) throw new ObsError(once(problems));
  return loaded.sort((a, b) => (a.cluster.name < b.cluster.name ? -1 : 1));
}

/**
 * Reads the clusters below clusters/examples/, which nobody runs: documents show them and tests build them, so their renders
 * are kept in the repository as well.
 *
 * @throws ObsError with every mistake of the first file that has one
 */
export const loadExamples = (root: string): LoadedCluster[] =>
  yamlFiles(root, 'clusters/examples').map((file) => parseLoaded(readClusterFile(root, file), file, root));

/** Without those told before: a mistake in a file that many extend is one mistake. */
const once = (problems: readonly Problem[]) => [
  ...new Map(problems.map((problem) => [formatProblem(problem), problem])).values(),
];

function clusterFiles(root: string): string[] {
  const files = yamlFiles(root, 'clusters');
  if (files.length > 0) return files;
  throw new ObsError({
    at: { file: 'clusters/' },
    message: 'there is no cluster: clusters/ has no .yaml file',
    fix: 'write clusters/<name>.yaml; clusters/poddle.yaml in the repository is one to start from',
  });
}

/**
 * The paths of the files of a folder, sorted; none when there is no such folder.
 *
 * @throws ObsError for files that would be passed over
 */
function yamlFiles(root: string, folder: string): string[] {
  let entries: Dirent[] = [];
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  // Folders hold what clusters share.
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const passedOver = names.filter((name) => name.endsWith('.yml'));
  if (passedOver.length > 0) {
    throw new ObsError(
      passedOver.map((name) => ({
        at: { file: `${folder}/${name}` },
        message: 'this file is not read: the files of clusters end in .yaml',
        fix: `name it ${folder}/${basename(name, '.yml')}.yaml`,
      })),
    );
  }
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${folder}/${name}`);
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
