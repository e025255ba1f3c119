import { roleOf } from '../../catalogue/index.ts';
import type { Component } from '../../model/index.ts';
import { exportsOf, listed, nameOf } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const unused: RiverRule = {
  id: 'river/unused',
  severity: 'warning',
  summary: 'every component is referred to, or does something by itself',
  check({ components, references }, report) {
    const named = new Set<Component>();
    for (const { target, unit } of references) {
      if (target.kind === 'component' && target.component !== unit) named.add(target.component);
    }
    for (const component of components) {
      if (named.has(component) || actsAlone(component)) continue;
      const exported = exportsOf(component) ?? [];
      report(component.body.node, `nothing refers to ${nameOf(component)}, so it does nothing`, {
        fix: `use ${listed(exported)} where it is wanted, or remove it`,
      });
    }
  },
};

function actsAlone(component: Component): boolean {
  if (component.facts === undefined || Object.keys(component.facts.exports).length === 0) return true;
  return roleOf(component.name) === 'source';
}
