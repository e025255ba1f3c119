import type { Model } from '../model/index.ts';
import { type Call, type Expression, walk } from '../syntax/index.ts';

/** What several rules ask for is searched once. */
const known = new WeakMap<Model, ReadonlyMap<Expression, Call>>();

/** Every call in a model, by what is called. */
export function callsIn(model: Model): ReadonlyMap<Expression, Call> {
  const before = known.get(model);
  if (before) return before;
  const calls = find(model);
  known.set(model, calls);
  return calls;
}

function find({ units }: Model): ReadonlyMap<Expression, Call> {
  const calls = new Map<Expression, Call>();
  for (const { body } of units) {
    for (const { attributes } of body.all()) {
      for (const { value } of attributes) {
        walk(value, (node) => {
          if (node.type === 'call') calls.set(node.callee, node);
        });
      }
    }
  }
  return calls;
}
