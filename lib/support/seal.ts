import type { KubeObject } from './kubernetes.ts';
import { defineLookedUp } from './looked-up.ts';
import { note } from './noted.ts';
import { isPlainObject, type PlainObject } from './plain.ts';
import { podTemplates } from './pod-templates.ts';
import type { Path } from './yaml.ts';

/** An object that notes who looks at some of its values. */
export interface Sealed {
  readonly object: KubeObject;
  /** Those values, by the key under which a look at them is noted. */
  readonly values: ReadonlyMap<string, unknown>;
}

/** Whether something is sealed in objects of a `<group>/<Kind>`. */
export const isSealedKind = (groupKind: string) =>
  groupKind === '/ConfigMap' || Object.hasOwn(podTemplates, groupKind);

/**
 * Seals what differs most often, from one edit or cluster to the next: the data of a ConfigMap, and of pods the values of
 * environment variables and of annotations. Who looks at one gets it, and that is noted; nothing else about the object
 * changes.
 *
 * @param name tells the object from all others that are looked at together
 */
export function seal(object: KubeObject, groupKind: string, name: string): Sealed {
  const values = new Map<string, unknown>();
  const sealed = (owner: unknown, fields: readonly string[], place: string): unknown => {
    if (!isPlainObject(owner)) return owner;
    const keyOf = (field: string) => `${prefix}${name} ${place} ${field}`;
    const look = (field: string) => {
      if (isConcealed) return concealed;
      note(question === '' ? keyOf(field) : `${question}${prefix}${name}`);
      return owner[field];
    };
    const copy = { ...owner };
    for (const field of fields) {
      if (!Object.hasOwn(owner, field)) continue;
      values.set(keyOf(field), owner[field]);
      defineLookedUp(copy, field, look);
    }
    return copy;
  };
  const members = (place: string) => (owner: unknown) =>
    isPlainObject(owner) ? sealed(owner, Object.keys(owner), place) : owner;
  const variables = (place: string) => (env: unknown) =>
    inEach(env, (variable, index) => sealed(variable, ['value'], `${place} ${index}`));
  const pod = (template: unknown) =>
    ['containers', 'initContainers'].reduce(
      (one, list) =>
        inFields(one, ['spec', list], (containers) =>
          inEach(containers, (container, index) =>
            inFields(container, ['env'], variables(`${list} ${index}`)),
          ),
        ),
      inFields(template, ['metadata', 'annotations'], members('annotations')),
    );
  const template = podTemplates[groupKind];
  const all = template ? inFields(object, template, pod) : inFields(object, ['data'], members('data'));
  return { object: all as KubeObject, values };
}

/**
 * Whether a value is a text without anything but letters, digits, `-` and `_`: a name, a level, a number. Of a sealed value
 * that is noted alone, and not what it is.
 */
export const isWord = (owner: PlainObject, field: string): boolean =>
  isOneWord(ask(isOneWordOf, owner, field));

/** Whether a value is a text: noted in the same way. */
export const isText = (owner: PlainObject, field: string): boolean =>
  typeof ask(isTextOf, owner, field) === 'string';

function ask(what: typeof question, owner: PlainObject, field: string): unknown {
  question = what;
  try {
    return owner[field];
  } finally {
    question = '';
  }
}

/** Whether a key that was noted is that of a value that was told, and not of a question about one. */
export const isValue = (key: string) => key.startsWith(prefix);

/** What was told to who looked, by a key that was noted; undefined where nothing of that key is sealed. */
export function told(values: ReadonlyMap<string, unknown>, key: string): unknown {
  if (key.startsWith(isOneWordOf)) return ofObject(values, key.slice(isOneWordOf.length)).map(isOneWord);
  if (key.startsWith(isTextOf))
    return ofObject(values, key.slice(isTextOf.length)).map((value) => typeof value === 'string');
  return values.get(key);
}

/** A question is noted once for an object: what is told are the answers for all that is sealed in it. */
const ofObject = (values: ReadonlyMap<string, unknown>, object: string): readonly unknown[] =>
  [...values].flatMap(([key, value]) => (key.startsWith(`${object} `) ? [value] : []));

/** The text of an object without what is sealed in it. */
export function outline(object: KubeObject): string {
  isConcealed = true;
  try {
    return JSON.stringify(object);
  } finally {
    isConcealed = false;
  }
}

const prefix = 'sealed ';
const isOneWordOf = 'word? ';
const isTextOf = 'text? ';
/** What somebody asks about a sealed value, while that is looked up; '' for who wants to know it. */
let question: '' | typeof isOneWordOf | typeof isTextOf = '';
const isOneWord = (value: unknown) => typeof value === 'string' && /^[\w-]*$/.test(value);

/** Stands for all that is sealed, whatever it is. */
const concealed = 0;
let isConcealed = false;

/** A copy of an object in which something below a chain of fields is changed, if it is there. */
function inFields(owner: unknown, [field, ...below]: Path, change: (value: unknown) => unknown): unknown {
  if (field === undefined) return change(owner);
  if (!isPlainObject(owner) || !Object.hasOwn(owner, field)) return owner;
  return { ...owner, [field]: inFields(owner[field], below, change) };
}

const inEach = (list: unknown, change: (item: unknown, index: number) => unknown): unknown =>
  Array.isArray(list) ? list.map(change) : list;
