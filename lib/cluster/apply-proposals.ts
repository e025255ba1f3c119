import { asObject, isPlainObject, type PlainObject } from '../support/plain.ts';
import type { Proposal } from './proposals.ts';
import { clusterFile } from './schema/index.ts';
import { schemasAt } from './schema-paths.ts';

/** Whether there is a setting for it: some programs of a store have none of their own. */
export const isSetting = (path: readonly string[]) => schemasAt(clusterFile, path).length > 0;

/** A cluster file over what is proposed for it: what it says itself stays. */
export function withProposals(written: unknown, proposals: readonly Proposal[]): PlainObject {
  const beneath = proposals
    .filter(({ path }) => isSetting(path))
    .map(({ path, value }) => path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value))
    .reduce<PlainObject>((all, one) => over(all, asObject(one)), {});
  return over(beneath, asObject(written));
}

function over(beneath: PlainObject, above: PlainObject): PlainObject {
  const merged = new Map(Object.entries(beneath));
  for (const [key, value] of Object.entries(above)) {
    const below = merged.get(key);
    merged.set(key, isPlainObject(below) && isPlainObject(value) ? over(below, value) : value);
  }
  return Object.fromEntries(merged);
}
