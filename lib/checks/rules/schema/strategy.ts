import { asNumber, asObject, asText, at, isPlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const strategy: ObjectRule = {
  id: 'schema/strategy',
  severity: 'error',
  scope: 'object',
  summary: 'the way a workload replaces its pods is one that can make progress',
  check({ object, groupKind }, report) {
    const field = groupKind === 'apps/Deployment' ? 'strategy' : 'updateStrategy';
    if (!['apps/Deployment', 'apps/DaemonSet', 'apps/StatefulSet'].includes(groupKind)) return;
    const { type, rollingUpdate } = asObject(at(object.spec, field));
    const path = ['spec', field];
    const kind = asText(type) ?? 'RollingUpdate';
    if (kind !== 'RollingUpdate' && isPlainObject(rollingUpdate)) {
      report([...path, 'rollingUpdate'], `rollingUpdate does not go with type: ${kind}`, {
        fix: 'remove it',
      });
    }
    const { maxSurge, maxUnavailable, partition } = asObject(rollingUpdate);
    checkAmount(maxSurge, [...path, 'rollingUpdate', 'maxSurge'], report);
    checkAmount(maxUnavailable, [...path, 'rollingUpdate', 'maxUnavailable'], report, '100%');
    const partitionNumber = asNumber(partition);
    if (partitionNumber !== undefined && partitionNumber < 0) {
      report([...path, 'rollingUpdate', 'partition'], `${partitionNumber} is less than 0`);
    }
    checkProgress(groupKind, maxSurge, maxUnavailable, [...path, 'rollingUpdate'], report);
  },
};

function checkProgress(
  groupKind: string,
  surge: unknown,
  unavailable: unknown,
  path: Path,
  report: Report,
): void {
  if (groupKind === 'apps/Deployment' && isZero(surge) && isZero(unavailable)) {
    report(path, 'maxSurge and maxUnavailable are both 0: no pod can ever be replaced', {
      fix: 'allow one of the two',
    });
  }
  if (groupKind === 'apps/DaemonSet') {
    if (surge !== undefined && !isZero(surge) && !isZero(unavailable ?? 1)) {
      report(path, 'a DaemonSet takes maxSurge or maxUnavailable, not both', {
        fix: 'write maxUnavailable: 0 beside maxSurge',
      });
    }
    if (isZero(unavailable) && isZero(surge ?? 0)) {
      report(path, 'maxSurge and maxUnavailable are both 0: no pod can ever be replaced', {
        fix: 'allow one of the two',
      });
    }
  }
  if (groupKind === 'apps/StatefulSet' && isZero(unavailable))
    report([...path, 'maxUnavailable'], 'maxUnavailable cannot be 0');
}

const isZero = (amount: unknown) => amount === 0 || amount === '0%';

/**
 * A number of pods, or a share of them.
 *
 * @param most how large a share may be. @default any
 */
export function checkAmount(amount: unknown, path: Path, report: Report, most?: '100%'): void {
  if (typeof amount === 'number' && amount < 0) report(path, `${amount} is less than 0`);
  if (typeof amount === 'string' && !/^\d+%$/.test(amount)) {
    report(path, `"${amount}" is neither a number nor a percentage`, { fix: 'write 1 or "25%"' });
  }
  if (most && typeof amount === 'string' && Number.parseInt(amount, 10) > 100)
    report(path, `${amount} is more than all`);
}
