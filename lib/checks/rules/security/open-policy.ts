import { asList, asText, at, isPlainObject, type PlainObject } from '../../../support/plain.ts';
import { type PolicyRule, policyRules } from '../../policy-peers.ts';
import type { InventoryRule } from '../../rule.ts';
import { matchesSelector } from '../../selectors.ts';

export const openPolicy: InventoryRule = {
  id: 'security/open-policy',
  severity: 'error',
  scope: 'inventory',
  summary: 'no NetworkPolicy opens a pod to everybody, or everything to a pod',
  check(inventory, report) {
    for (const entry of inventory.all('networking.k8s.io/NetworkPolicy')) {
      for (const { direction, rule, path, peers } of policyRules(entry)) {
        const isPorts = asList(rule.ports).length > 0;
        const wide = widest({ peers });
        const who = wide === 'everywhere' ? 'anywhere' : 'any namespace';
        if (direction === 'ingress' && wide !== undefined) {
          report(entry, path, `it lets in connections from ${who}`, { fix: 'name who may connect, in from' });
        } else if (direction === 'egress' && wide !== undefined && !isPorts) {
          report(entry, path, `it lets out connections to ${who}, on every port`, {
            fix: 'name who is connected to, in to, or the ports',
          });
        } else if (direction === 'ingress' && !isPorts) {
          report(entry, path, 'it opens every port of its pods', {
            severity: 'warning',
            fix: 'name the ports',
          });
        }
      }
    }
  },
};

/** The widest peer of a rule, where it is one that has no end. */
function widest({ peers }: Pick<PolicyRule, 'peers'>): 'everywhere' | 'every namespace' | undefined {
  if (peers.length === 0) return 'everywhere';
  const wide = peers.flatMap(({ peer }) => widthOf(peer) ?? []);
  return wide.includes('everywhere') ? 'everywhere' : wide[0];
}

function widthOf({
  ipBlock,
  namespaceSelector,
  podSelector,
}: PlainObject): 'everywhere' | 'every namespace' | undefined {
  if (isPlainObject(ipBlock))
    return /\/0$/.test(asText(at(ipBlock, 'cidr')) ?? '') ? 'everywhere' : undefined;
  const isEveryNamespace = isPlainObject(namespaceSelector) && isEmpty(namespaceSelector);
  return isEveryNamespace && (podSelector === undefined || isEmpty(podSelector))
    ? 'every namespace'
    : undefined;
}

const isEmpty = (selector: unknown) =>
  matchesSelector(selector, {}) && asList(at(selector, 'matchExpressions')).length === 0;
