import { once } from '../../support/memo.ts';
import type { Model } from '../model/index.ts';
import { type Call, type Expression, walk } from '../syntax/index.ts';

/** Every call in a model, by what is called. */
export const callsIn = once(({ units }: Model): ReadonlyMap<Expression, Call> => {
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
});
