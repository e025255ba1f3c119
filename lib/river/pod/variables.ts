import { defineLookedUp } from '../../support/looked-up.ts';
import { later } from '../../support/memo.ts';
import {
  asObject,
  asText,
  asTextMap,
  at,
  isPlainObject,
  objectsIn,
  type PlainObject,
} from '../../support/plain.ts';
import { isWord } from '../../support/seal.ts';
import type { Objects } from './objects.ts';
import { type ExpectedSecret, secretKeys } from './secrets.ts';
import type { Place } from './workload.ts';

/** An environment variable of a container. */
export interface Variable {
  readonly name: string;
  /**
   * Undefined where it is not known before the pod runs. Worked out when it is asked for, as is the next: verdicts depend
   * on the values that are looked at.
   */
  readonly value: string | undefined;
  /** The field of the pod that it is taken from: `spec.nodeName`. */
  readonly field: string | undefined;
  /** Whether it is one of a whole ConfigMap or Secret, and not written by itself. */
  readonly imported: boolean;
  readonly place: Place;
}

/** A variable that is written by itself. */
class WrittenVariable implements Variable {
  readonly name: string;
  readonly imported = false;
  readonly place: Place;
  readonly #value: () => string | undefined;
  readonly #field: () => string | undefined;

  constructor(name: string, place: Place, value: () => string | undefined, field: () => string | undefined) {
    this.name = name;
    this.place = place;
    this.#value = value;
    this.#field = field;
  }

  get value(): string | undefined {
    return this.#value();
  }

  get field(): string | undefined {
    return this.#field();
  }
}

/** The environment of a container. */
export class Variables {
  readonly #byName: ReadonlyMap<string, Variable>;
  /** Whether there can be others that are not known, because a ConfigMap or Secret cannot be looked into. */
  readonly open: boolean;

  constructor(variables: readonly Variable[], open: boolean) {
    this.#byName = new Map(variables.map((variable) => [variable.name, variable]));
    this.open = open;
  }

  get all(): readonly Variable[] {
    return [...this.#byName.values()];
  }

  get(name: string): Variable | undefined {
    return this.#byName.get(name);
  }

  /** Whether a container has a variable of that name, also without anybody writing it. */
  has(name: string): boolean {
    return this.#byName.has(name) || isAlwaysSet(name);
  }

  /** The field of the pod that a variable is taken from. */
  fieldOf(name: string): string | undefined {
    // The host name of a pod is its own name, unless it shares that of its node.
    return this.#byName.has(name)
      ? this.#byName.get(name)?.field
      : name === 'HOSTNAME'
        ? 'metadata.name'
        : undefined;
  }

  /** Known values by name, each worked out when it is asked for; null where a variable is set to what is not known. */
  get values(): Readonly<Record<string, string | null>> {
    const values = {};
    const look = (name: string) => this.get(name)?.value ?? null;
    for (const { name } of this.all) defineLookedUp(values, name, look);
    return values;
  }

  /** A text of the container in which Kubernetes fills in `$(NAME)`; what is not known stays as it is. */
  expand(text: string): string {
    return expand(text, (name) => this.#byName.get(name)?.value);
  }
}

/** Set by Kubernetes or the container runtime; a Service of the namespace sets `<NAME>_SERVICE_HOST` and more. */
const isAlwaysSet = (name: string) =>
  ['HOME', 'HOSTNAME', 'PATH', 'PWD'].includes(name) || /_SERVICE_(HOST|PORT)(_\w+)?$|_PORT_\d+_/.test(name);

/** The environment of a container, as Kubernetes puts it together: later ones win, those written by themselves last. */
export function variablesOf(
  container: Place & { readonly value: PlainObject },
  namespace: string,
  objects: Objects,
  secrets: readonly ExpectedSecret[],
): Variables {
  const found: Variable[] = [];
  let open = false;
  for (const [source, index] of objectsIn(container.value.envFrom)) {
    const imported = importedFrom(source, namespace, objects, secrets);
    if (imported === undefined) open = true;
    const place = { object: container.object, path: [...container.path, 'envFrom', index] };
    for (const [key, value] of imported ?? []) {
      const name = `${asText(source.prefix) ?? ''}${key}`;
      found.push({ name, value, field: undefined, imported: true, place });
    }
  }
  for (const [variable, index] of objectsIn(container.value.env)) {
    const name = asText(variable.name) ?? '';
    const place = { object: container.object, path: [...container.path, 'env', index] };
    // Only variables that stand before are filled in.
    const count = found.length;
    const before = (other: string) => found.findLast((one, at) => at < count && one.name === other);
    const value = later(() =>
      isPlainObject(variable.valueFrom)
        ? valueFrom(variable.valueFrom, namespace, objects)
        : whole(expand(textOf(variable), (other) => before(other)?.value)),
    );
    const field = later(() => {
      const written = asText(at(variable.valueFrom, 'fieldRef', 'fieldPath'));
      if (written !== undefined || isWord(variable, 'value')) return written;
      const [, alias = ''] = /^\$\(([^()]+)\)$/.exec(textOf(variable)) ?? [];
      return before(alias)?.field;
    });
    found.push(new WrittenVariable(name, place, value, field));
  }
  return new Variables(found, open);
}

const textOf = ({ value }: PlainObject) => (typeof value === 'string' ? value : '');

/** The names and values of a whole ConfigMap or Secret; undefined when it is not known. */
function importedFrom(
  source: PlainObject,
  namespace: string,
  objects: Objects,
  secrets: readonly ExpectedSecret[],
): readonly (readonly [string, string | undefined])[] | undefined {
  const configMap = asText(asObject(source.configMapRef).name);
  if (configMap !== undefined) {
    const object = objects.find('/ConfigMap', namespace, configMap);
    return object && Object.entries(asTextMap(object.data));
  }
  const name = asText(asObject(source.secretRef).name) ?? '';
  return secretKeys(namespace, name, objects, secrets)?.map((key) => [key, undefined]);
}

function valueFrom(source: PlainObject, namespace: string, objects: Objects): string | undefined {
  const { name, key } = asObject(source.configMapKeyRef);
  const configMap = objects.find('/ConfigMap', namespace, asText(name) ?? '');
  return asText(at(configMap?.data, asText(key) ?? ''));
}

const reference = /\$\$|\$\(([A-Za-z_][\w.-]*)\)/g;

/** Fills in `$(NAME)`; `$$` is a plain `$`, and what is not known stays as it is. */
function expand(text: string, known: (name: string) => string | undefined): string {
  return text.replaceAll(reference, (all, name) => (name === undefined ? '$' : (known(name) ?? all)));
}

/** The text, or undefined when something in it is left to be filled in. */
const whole = (text: string) => (/\$\([A-Za-z_][\w.-]*\)/.test(text) ? undefined : text);
