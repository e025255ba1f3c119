import { ObsError, type SourcePosition } from '../support/errors.ts';
import { isKubeObject } from '../support/kubernetes.ts';
import { asList, asText, isPlainObject, type PlainObject } from '../support/plain.ts';
import { type Path, parseYaml, type YamlDocument } from '../support/yaml.ts';
import type { Inside, ManifestObject } from './entry.ts';
import type { Unread } from './inventory.ts';

export interface ReadDocuments {
  readonly objects: readonly ManifestObject[];
  readonly unread: readonly Unread[];
  /** How many documents hold no object of a cluster and need none. */
  readonly passedOver: number;
}

/** The objects in the text of one file, and what in it is none. JSON is read as the YAML that it is. */
export function readDocuments(text: string, file: string): ReadDocuments {
  const objects: ManifestObject[] = [];
  const unread: Unread[] = [];
  let passedOver = 0;
  // Where everything stands takes many times the room of the objects: it is looked up again for the few that need it.
  let positions: ParsedPiece[] | undefined;
  const locate = (document: number, path: Path) => {
    positions ??= parsePieces(text, file);
    const piece = positions[document];
    return piece instanceof ObsError ? { file } : piece?.locate(path);
  };
  const visit = (value: unknown, document: number, path: Path): void => {
    const problem = objectProblem(value);
    if (problem === 'passed over') passedOver++;
    else if (problem) unread.push({ at: locate(document, path) ?? { file }, ...problem });
    else if (isPlainObject(value) && isList(value)) {
      for (const [index, item] of asList(value.items).entries())
        visit(item, document, [...path, 'items', index]);
    } else if (isKubeObject(value)) {
      objects.push({
        object: value,
        locate(below, inside) {
          const place = locate(document, [...path, ...below]);
          return inside && place ? insideOf(text, place, inside) : place;
        },
      });
    }
  };
  for (const [document, piece] of parsePieces(text, file).entries()) {
    if (piece instanceof ObsError) unread.push(...piece.problems.map(withAdvice));
    else visit(piece.value, document, []);
  }
  return { objects, unread, passedOver };
}

/** A place in a text that is written as a block below its key, line for line; elsewhere the key itself has to do. */
function insideOf(text: string, place: SourcePosition, inside: Inside): SourcePosition {
  const lines = text.split('\n', (place.line ?? 1) + inside.line);
  const header = lines[(place.line ?? 1) - 1] ?? '';
  if (lines.length !== (place.line ?? 1) + inside.line || !/:\s+\|[-+\d]*\s*(#.*)?$/.test(header))
    return place;
  const first = lines.slice(place.line).find((line) => line.trim() !== '') ?? '';
  const indent = first.length - first.trimStart().length;
  return { file: place.file, line: (place.line ?? 1) + inside.line, column: indent + inside.column };
}

/** A document, or why it is none. */
type ParsedPiece = YamlDocument | ObsError;

/**
 * The documents of a text. When one of them is broken, each is parsed by itself, so that the others are still read; empty
 * lines before it keep positions right.
 */
function parsePieces(text: string, file: string): ParsedPiece[] {
  try {
    return parseYaml(text, file);
  } catch (error) {
    if (!(error instanceof ObsError)) throw error;
    const pieces = text.split(/^(?=---(?:\s|$))/m);
    if (pieces.length === 1) return [error];
    let line = 0;
    return pieces.flatMap((piece): ParsedPiece[] => {
      const above = '\n'.repeat(line);
      line += piece.split('\n').length - 1;
      try {
        return piece.trim() === '' ? [] : parseYaml(above + piece, file);
      } catch (error) {
        if (!(error instanceof ObsError)) throw error;
        return [error];
      }
    });
  }
}

function objectProblem(value: unknown): Unread | 'passed over' | undefined {
  if (value === null || value === undefined) return 'passed over';
  if (!isPlainObject(value)) {
    return {
      message: `${Array.isArray(value) ? 'a list' : 'a single value'} where a Kubernetes object belongs`,
    };
  }
  const { apiVersion, kind, metadata } = value;
  const missing = ['apiVersion', 'kind'].filter((field) => asText(value[field]) === undefined);
  if (missing.length > 0) {
    return {
      message: `this is no Kubernetes object: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing`,
      fix: 'add what is missing, or move the file out of this folder',
    };
  }
  // Read by kustomize itself, never sent to a cluster.
  if (asText(apiVersion)?.startsWith('kustomize.config.k8s.io/')) return 'passed over';
  if (isList(value)) return undefined;
  if (!isPlainObject(metadata) || asText(metadata.name) === undefined) {
    const isGenerated = isPlainObject(metadata) && asText(metadata.generateName) !== undefined;
    return {
      message: `the ${kind} has no metadata.name`,
      fix: isGenerated
        ? 'write a name: an object whose name is generated cannot be applied twice'
        : 'name it',
    };
  }
  return undefined;
}

/** `List`, and the lists of one kind that `kubectl get -o yaml` and the API itself print. */
function isList({ kind, items }: PlainObject): boolean {
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
}

/** A template that was not rendered is no YAML, and that is the thing to say about it. */
function withAdvice(problem: Unread): Unread {
  return problem.fix === undefined
    ? { ...problem, fix: 'if this is a template of Helm, render it first' }
    : problem;
}
