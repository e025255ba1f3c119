import { asObject, isPlainObject, type PlainObject } from '../support/plain.ts';
import type { Proposal } from './proposals.ts';

/** A cluster file over what is proposed for it: what it says itself stays. */
export function withProposals(written: unknown, proposals: readonly Proposal[]): PlainObject {
  const beneath = proposals
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
