import type * as z from 'zod';
import type { Problem, SourcePosition } from '../support/errors.ts';
import { suggestion } from '../support/suggest.ts';
import type { Path, YamlDocument } from '../support/yaml.ts';
import { describe, keysAt } from './schema-paths.ts';

type Issue = z.core.$ZodIssue;

/** What zod found wrong with a document, as problems of the file: each with its position and what to write instead. */
export function toProblems(issues: readonly Issue[], document: YamlDocument, schema: z.ZodType): Problem[] {
  return issues.flatMap((issue) => issueProblems(issue, [], document, schema));
}

function issueProblems(issue: Issue, parent: Path, document: YamlDocument, schema: z.ZodType): Problem[] {
  const path = [...parent, ...(issue.path as (string | number)[])];
  const name = path.join('.') || 'the file';
  const value = valueAt(document.value, path);
  const at = document.locate(path);

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        at: document.locate([...path, key]),
        message: `unknown key "${key}"${path.length ? ` in ${name}` : ''}`,
        fix: suggestion(key, keysAt(schema, path)),
      }));
    case 'invalid_union': {
      if (value === undefined) return [missing(at, name, describe(schema, path))];
      const branch = likeliestBranch(issue.errors);
      const deeper = branch?.flatMap((inner) => issueProblems(inner, path, document, schema)) ?? [];
      if (branch?.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys')) return deeper;
      return [
        { at, message: wrong(name, value), fix: hint(issue.message) ?? describe(schema, path) ?? 'see docs' },
      ];
    }
    case 'invalid_value':
      return [
        {
          at,
          message: value === undefined ? `${name} is missing` : wrong(name, value),
          fix: suggestion(String(value), issue.values.map(String)),
        },
      ];
    case 'invalid_type': {
      const wanted = describe(schema, path);
      if (value === undefined) return [missing(at, name, wanted)];
      return [
        {
          at,
          message: `${wrong(name, value)}: ${article(issue.expected)} is needed here, not ${article(kindOf(value))}`,
          ...(wanted && { fix: wanted }),
        },
      ];
    }
    case 'too_small':
    case 'too_big': {
      const { bound, limit } =
        issue.code === 'too_small'
          ? { bound: 'at least', limit: issue.minimum }
          : { bound: 'at most', limit: issue.maximum };
      const unit = issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' characters' : '';
      return [{ at, message: wrong(name, value), fix: `write ${bound} ${limit}${unit}` }];
    }
    default:
      return [{ at, message: wrong(name, value), fix: hint(issue.message) ?? issue.message }];
  }
}

const missing = (at: SourcePosition, name: string, description: string | undefined): Problem => ({
  at,
  message: `${name} is missing`,
  ...(description && { fix: description }),
});

/** The messages of the schema say what is allowed: `a duration, such as "60s"`. Zod's own start with "Invalid". */
const hint = (message: string) => (/^Invalid/.test(message) ? undefined : `write ${message}`);

const wrong = (name: string, value: unknown) =>
  `${name}: ${shorten(JSON.stringify(value) ?? 'nothing')} is not allowed`;

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

const kindOf = (value: unknown) =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'list'
      : typeof value === 'object'
        ? 'mapping'
        : typeof value;

function article(kind: string): string {
  const word = { object: 'mapping', record: 'mapping', array: 'list', int: 'whole number' }[kind] ?? kind;
  return word === 'null' ? 'nothing' : `a ${word}`;
}

/** Of the ways a union can be read, the one with the most right in it: problems deep inside, few of them. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const wrongAtTop = (branch: readonly Issue[]) =>
    branch.some(({ path, code }) => path.length === 0 && code !== 'unrecognized_keys') ? 1 : 0;
  return [...branches].sort((a, b) => wrongAtTop(a) - wrongAtTop(b) || a.length - b.length)[0];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      node !== null && typeof node === 'object' && Object.hasOwn(node, key)
        ? (node as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}
