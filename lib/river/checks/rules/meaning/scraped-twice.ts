import { nameOf } from '../../describe.ts';
import type { RiverRule } from '../../rule.ts';
import { collectionsOf, covers } from './scrapes.ts';

export const scrapedTwice: RiverRule = {
  id: 'river/scraped-twice',
  severity: 'error',
  summary: 'no two components of a file collect the same: metrics of one target, or the same events',
  check(model, report) {
    const collections = collectionsOf(model);
    for (const [index, collection] of collections.entries()) {
      const before = collections
        .slice(0, index)
        .find((other) => covers(other, collection) || covers(collection, other));
      if (before === undefined) continue;
      const same = before.component === collection.component;
      report(
        collection.component.body.attribute('targets') ?? collection.component.body.node,
        same
          ? `${nameOf(collection.component)} is given targets of ${collection.source} twice`
          : `${nameOf(collection.component)} collects from ${collection.source} what ${nameOf(before.component)} collects, too`,
        { fix: 'keep one of the two, or let a rule of each drop what the other keeps' },
      );
    }
  },
};
