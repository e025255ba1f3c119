import {
  CORE_SCHEMA,
  constructFromEvents,
  DEFAULT_SCALAR_STYLE_RULES,
  DUMP_SCHEMA,
  dump,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarStyleRule,
  type Schema,
  YAMLException,
} from 'js-yaml';
import { ObsError, type SourcePosition } from './errors.ts';

/** Keys and indexes from a document's root to one of its nodes. */
export type Path = readonly (string | number)[];

/** One YAML document and where everything in it stands. */
export interface YamlDocument {
  /** Plain data: objects, arrays, strings, numbers, booleans, null. An empty document is null. */
  readonly value: unknown;
  /** Where the node at a path begins (for a member: its key); the nearest existing parent where there is none. */
  locate(path: Path): SourcePosition;
}

export interface ParseYamlOptions {
  /**
   * How many nodes a document may have once its aliases are followed: a few hundred bytes of anchors can stand for
   * billions of nodes.
   * @default 1000000
   */
  readonly maxNodes?: number;
  /** Which plain scalars mean what. @default YAML 1.2 core */
  readonly schema?: Schema;
}

/**
 * Parses every document of a YAML 1.2 text.
 *
 * @throws ObsError with file, line and column: bad syntax, tabs in indentation, a duplicate key, an unknown alias,
 * more nodes than allowed
 */
export function parseYaml(
  text: string,
  file: string,
  { maxNodes = 1_000_000, schema = CORE_SCHEMA }: ParseYamlOptions = {},
): YamlDocument[] {
  const lines = new LineIndex(text, file);
  try {
    // `maxDepth` is js-yaml's own guard against nesting that would exhaust the stack.
    const events = parseEvents(text, { filename: file });
    const values = constructFromEvents(events, { source: text, schema });
    return values.map((value, index) => {
      if (!fits(value, maxNodes)) {
        throw new ObsError({
          at: { file },
          message: `this document stands for more than ${maxNodes} values, or ${maxDepth} levels, once its aliases are followed`,
          fix: 'write the values out instead of repeating them with anchors (&) and aliases (*)',
        });
      }
      let offsets: Map<string, number> | undefined;
      return {
        value,
        locate(path) {
          offsets ??= nodeOffsets(documentEvents(events, index), text);
          for (let length = path.length; length > 0; length--) {
            const offset = offsets.get(pathKey(path.slice(0, length)));
            if (offset !== undefined) return lines.at(offset);
          }
          return lines.at(offsets.get('') ?? 0);
        },
      };
    });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = error.mark ? lines.at(error.mark.position) : { file };
    throw new ObsError({ at, message: `not valid YAML: ${error.reason}`, ...yamlFix(error.reason) });
  }
}

/**
 * Decodes a file's bytes as UTF-8 (a byte order mark is dropped).
 *
 * @throws ObsError when they are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ObsError({ at: { file }, message: 'this file is not UTF-8 text', fix: 'save it as UTF-8' });
  }
}

/**
 * YAML text of plain data: two spaces, keys in the order given, long lines unbroken, text of several lines as a block.
 * Every string that some YAML 1.1 parser (Go's among them) would read as something else is quoted.
 */
export function dumpYaml(value: unknown): string {
  return dump(value, {
    schema: DUMP_SCHEMA,
    lineWidth: -1,
    noRefs: true,
    seqNoIndent: true,
    scalarStyleRules,
  });
}

/** js-yaml quotes text with a tab, on one unreadable line; in a block a tab is as good as any character. */
const scalarStyleRules: ScalarStyleRule[] = [
  (layout) => {
    const { value } = layout.node;
    const block = (layout.allowedStylesMask & (1 << SCALAR_STYLE.LITERAL_BLOCK)) !== 0;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that a block must not hold
    const invisible = /[\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]/.test(value);
    if (block && !layout.isKey && value.includes('\n') && /\S/.test(value) && !invisible) {
      layout.style = SCALAR_STYLE.LITERAL_BLOCK;
    }
  },
  ...Object.values(DEFAULT_SCALAR_STYLE_RULES),
];

/** Turns offsets into lines and columns; the table of lines is made once, when it is first asked. */
class LineIndex {
  private readonly text: string;
  private readonly file: string;
  private starts: number[] | undefined;

  constructor(text: string, file: string) {
    this.text = text;
    this.file = file;
  }

  at(offset: number): SourcePosition {
    this.starts ??= [0, ...[...this.text.matchAll(/\n/g)].map((match) => match.index + 1)];
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: this.file, line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}

/** Offsets of all nodes of one document, by the text of their path. */
function nodeOffsets(events: readonly Event[], text: string): Map<string, number> {
  const offsets = new Map<string, number>();
  let position = 0;

  /** Reads one node; `keyStart` is where its key stands when it is a member of a mapping. */
  const node = (path: Path, keyStart?: number): void => {
    const event = events[position++];
    if (!event) return;
    const start = keyStart ?? startOf(event);
    if (start !== undefined) offsets.set(pathKey(path), start);
    if (event.type === EVENT_ID.SEQUENCE) {
      for (let index = 0; !ended(); index++) node([...path, index]);
      position++;
    } else if (event.type === EVENT_ID.MAPPING) {
      while (!ended()) {
        const key = events[position];
        if (key?.type === EVENT_ID.SCALAR) {
          position++;
          node([...path, getScalarValue(text, key)], key.valueStart);
        } else {
          node([...path, '?']);
          node([...path, '?']);
        }
      }
      position++;
    }
  };
  const ended = () => position >= events.length || events[position]?.type === EVENT_ID.POP;

  node([]);
  return offsets;
}

function startOf(event: Event): number | undefined {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) return event.start;
  return undefined;
}

/** The events between the start of the n-th document and its end. */
function documentEvents(events: readonly Event[], wanted: number): readonly Event[] {
  let document = -1;
  let depth = 0;
  let first = 0;
  for (const [index, event] of events.entries()) {
    if (event.type === EVENT_ID.DOCUMENT) {
      document++;
      first = index + 1;
      depth = 1;
    } else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) depth++;
    else if (event.type === EVENT_ID.POP && --depth === 0 && document === wanted)
      return events.slice(first, index);
  }
  return [];
}

/**
 * Whether a value has at most `limit` nodes, those behind aliases counted each time they are used. One that is nested
 * without an end, because an alias stands inside of its own anchor, has not.
 */
function fits(value: unknown, limit: number): boolean {
  let left = limit;
  const visit = (node: unknown, depth: number): boolean => {
    if (--left < 0 || depth > maxDepth) return false;
    if (node === null || typeof node !== 'object') return true;
    return Object.values(node).every((child) => visit(child, depth + 1));
  };
  return visit(value, 0);
}

/** Levels that aliases may add up to: far more than anybody nests, and few enough for every reader's stack. */
const maxDepth = 500;

const pathKey = (path: Path) =>
  path.map((part) => `${typeof part === 'number' ? '#' : '/'}${part}`).join('\0');

function yamlFix(reason: string): { fix: string } | Record<never, never> {
  if (/tab/i.test(reason)) return { fix: 'indent with spaces: YAML does not allow tabs there' };
  if (/duplicated? mapping key/i.test(reason)) return { fix: 'keep one of the two' };
  return {};
}
