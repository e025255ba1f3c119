import { asText, objectsIn, type PlainObject } from '../../../support/plain.ts';
import { didYouMean } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import { isQualifiedName } from '../../names.ts';
import type { ObjectRule, Report } from '../../rule.ts';

/** Keys of the taints that Kubernetes and k3s put on nodes themselves. */
const wellKnown = [
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
  'node-role.kubernetes.io/etcd',
  'node.kubernetes.io/not-ready',
  'node.kubernetes.io/unreachable',
  'node.kubernetes.io/out-of-service',
  'node.kubernetes.io/memory-pressure',
  'node.kubernetes.io/disk-pressure',
  'node.kubernetes.io/pid-pressure',
  'node.kubernetes.io/network-unavailable',
  'node.kubernetes.io/unschedulable',
  'node.cloudprovider.kubernetes.io/uninitialized',
  'node.cloudprovider.kubernetes.io/shutdown',
  'CriticalAddonsOnly',
];

export const tolerations: ObjectRule = {
  id: 'schema/tolerations',
  severity: 'error',
  scope: 'object',
  summary: 'every toleration can match a taint',
  check({ pod }, report) {
    for (const [toleration, index] of objectsIn(pod?.spec.tolerations)) {
      check(toleration, [...(pod?.specPath ?? []), 'tolerations', index], report);
    }
  },
};

function check(
  { key, operator, value, effect, tolerationSeconds }: PlainObject,
  path: Path,
  report: Report,
): void {
  const name = asText(key);
  if (name === undefined && operator !== 'Exists') {
    report(path, 'a toleration without a key must have operator: Exists', {
      fix: 'add the key of the taint, or operator: Exists for all taints',
    });
  }
  if (operator === 'Exists' && asText(value) !== undefined) {
    report([...path, 'value'], 'operator: Exists takes no value', {
      fix: 'remove the value, or write operator: Equal',
    });
  }
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
    report([...path, 'tolerationSeconds'], 'tolerationSeconds needs effect: NoExecute');
  }
  if (name === undefined || wellKnown.includes(name)) return;
  if (!isQualifiedName(name)) {
    report([...path, 'key'], `"${name}" is no key of a taint`);
    return;
  }
  const meant = didYouMean(name, wellKnown);
  if (meant !== undefined) {
    report([...path, 'key'], `no node has a taint "${name}"`, {
      severity: 'warning',
      fix: `did you mean "${meant}"?`,
    });
  } else if (/(^|\.)(kubernetes|k8s)\.io\//.test(name)) {
    report([...path, 'key'], `"${name}" is none of the taints that Kubernetes puts on nodes`, {
      severity: 'warning',
      fix: `its own are: ${wellKnown.join(', ')}`,
    });
  }
}
