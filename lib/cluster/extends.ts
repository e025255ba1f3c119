import { readFileSync, realpathSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ObsError, type Problem, type SourcePosition } from '../support/errors.ts';
import { listFiles } from '../support/files.ts';
import { isPlainObject } from '../support/plain.ts';
import { suggestion } from '../support/suggest.ts';
import { decodeUtf8, type YamlDocument } from '../support/yaml.ts';
import { isBelowClusters } from './cluster-file.ts';
import { readDocument } from './document.ts';
import { type Layer, mergeLayers } from './layers.ts';
import { clusterFile } from './schema/index.ts';
import { areTwoForms } from './schema-paths.ts';

/** Files that others extend, by path. Those who read many clusters keep it, so that each is read once. */
export type ExtendedFiles = Map<string, YamlDocument>;

/**
 * The document that a file stands for: itself, over the file that it extends, over what that one extends.
 *
 * @param root the folder that has clusters/
 * @param file its path below the root, such as `clusters/poddle.yaml`
 * @throws ObsError for a path that leads outside clusters/ or to no file, for a circle, and for a `null` that has
 * nothing to remove
 */
export function withExtended(
  root: string,
  file: string,
  document: YamlDocument,
  known: ExtendedFiles = new Map(),
): YamlDocument {
  const layers: Layer[] = [];
  for (let layer: Layer | undefined = { file, document }; layer; layer = extended(root, layer, known)) {
    layers.push(layer);
    refuseCircle(layers);
  }
  if (layers.length === 1) return document;
  const problems: Problem[] = [];
  const merged = mergeLayers(layers, problems, (path, before, value) =>
    areTwoForms(clusterFile, path, before, value),
  );
  if (problems.length > 0) throw new ObsError(problems);
  return merged;
}

function refuseCircle(layers: readonly Layer[]): void {
  const files = layers.map(({ file }) => file);
  if (new Set(files).size === files.length) return;
  throw new ObsError({
    at: layers.at(-2)?.document.locate(['extends']) ?? { file: files[0] ?? '' },
    message: `these files extend each other in a circle: ${files.join(' → ')}`,
    fix: 'remove "extends" from one of them',
  });
}

/** The file that another one extends. */
function extended(root: string, { file, document }: Layer, known: ExtendedFiles): Layer | undefined {
  const { value } = document;
  if (!isPlainObject(value) || !Object.hasOwn(value, 'extends')) return undefined;
  const { extends: written } = value;
  const at = document.locate(['extends']);
  if (typeof written !== 'string' || written === '') {
    throw new ObsError({
      at,
      message: `extends: ${JSON.stringify(written)} is not allowed`,
      fix: 'write the path of one file, such as "shared/base.yaml"',
    });
  }
  const path = posix.join(posix.dirname(file), written);
  if (posix.isAbsolute(written) || !path.startsWith('clusters/')) throw outside(written, at);
  const found = known.get(path) ?? read(root, path, { written, file, at });
  known.set(path, found);
  return { file: path, document: found };
}

const outside = (written: string, at: SourcePosition) =>
  new ObsError({
    at,
    message: `extends: "${written}" leads outside clusters/`,
    fix: 'write a path from this file to one below clusters/, such as "shared/base.yaml"',
  });

interface Extension {
  readonly written: string;
  readonly file: string;
  readonly at: SourcePosition;
}

function read(root: string, path: string, extension: Extension): YamlDocument {
  const document = readDocument(decodeUtf8(readBytes(root, path, extension), path), path);
  if (isPlainObject(document.value)) return document;
  throw new ObsError({
    at: document.locate([]),
    message: 'this file has no settings',
    fix: 'write what clusters share as in a cluster file: "key: value"',
  });
}

function readBytes(root: string, path: string, { written, file, at }: Extension): Uint8Array {
  const clusters = join(root, 'clusters');
  try {
    const real = realpathSync(join(root, path));
    // A synth looks for changes in what lies below clusters/, and nowhere else.
    if (!isBelowClusters(root, real)) throw outside(written, at);
    return readFileSync(real);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['ENOENT', 'EISDIR', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE'].includes(code)) throw error;
    const others = listFiles(clusters).filter(
      (name) => name.endsWith('.yaml') && `clusters/${name}` !== file,
    );
    const paths = others.map((name) => posix.relative(posix.dirname(file), `clusters/${name}`));
    throw new ObsError({ at, message: `extends: there is no file ${path}`, fix: suggestion(written, paths) });
  }
}
