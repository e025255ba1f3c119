import { didYouMean } from '../support/suggest.ts';
import type { Path } from '../support/yaml.ts';
import type { Entry } from './entry.ts';
import type { Inventory } from './inventory.ts';
import type { InventoryReport } from './rule.ts';

/** A reference from one object to another. */
export interface Reference {
  readonly from: Entry;
  readonly path: Path;
  /** `<group>/<Kind>`, namespace ('' for cluster-scoped kinds) and name of the object that is meant. */
  readonly groupKind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Reports a reference to an object that is not there: an error where these manifests should hold it, or hold one of nearly
 * that name; a warning where they do not hold everything of its namespace, so that it may well be there.
 *
 * @returns whether the object is there
 */
export function reportMissing(inventory: Inventory, report: InventoryReport, reference: Reference): boolean {
  const { from, path, groupKind, namespace, name } = reference;
  const presence = inventory.presence(groupKind, namespace, name);
  if (presence === 'present') return true;

  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  const what = `${kind} "${name}"${namespace ? ` in namespace ${namespace}` : ''}`;
  const known = inventory.all(groupKind);
  const names = [
    ...new Set(known.filter((entry) => entry.namespace === namespace).map((entry) => entry.name)),
  ];
  const meant = didYouMean(name, names);
  if (meant !== undefined) {
    report(from, path, `there is no ${what}`, { fix: `did you mean "${meant}"?` });
  } else if (presence === 'absent') {
    report(from, path, `there is no ${what}`, { fix: alternatives(known, names, name, kind) });
  } else {
    report(
      from,
      path,
      `nobody can tell whether there is a ${what}: these manifests do not hold all of that namespace`,
      {
        severity: 'warning',
        fix: 'check it, and say why it is right in an annotation that silences this rule here',
      },
    );
  }
  return false;
}

function alternatives(known: readonly Entry[], names: readonly string[], name: string, kind: string): string {
  const elsewhere = known.find((entry) => entry.name === name);
  if (elsewhere) return `there is one in namespace ${elsewhere.namespace}`;
  if (names.length === 0) return `add the ${kind} to the manifests, or correct the name`;
  return `there ${names.length === 1 ? 'is' : 'are'}: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}`;
}
