import type { KubeObject } from '../support/kubernetes.ts';
import { asObject } from '../support/plain.ts';

/** Before the rule's id, with `.` for `/`: `checks.poddle.uz/ignore.references.config-map`. */
const prefix = 'checks.poddle.uz/ignore.';

/** One annotation that silences a rule for the object it stands on. */
export interface Ignore {
  /** The annotation's key. */
  readonly key: string;
  /** The rule's id, whether or not there is such a rule. */
  readonly rule: string;
  /** Why, without white space around it; empty when none is given. */
  readonly reason: string;
}

/** The annotation that silences a rule for the object that carries it. */
export const ignored = (rule: string, reason: string): Readonly<Record<string, string>> => ({
  [prefix + rule.replace('/', '.')]: reason,
});

/** Every rule that an object's annotations silence. */
export function ignoresOf({ metadata }: KubeObject): readonly Ignore[] {
  return Object.entries(asObject(metadata.annotations))
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, reason]) => ({
      key,
      rule: key.slice(prefix.length).replace('.', '/'),
      reason: typeof reason === 'string' ? reason.trim() : '',
    }));
}
