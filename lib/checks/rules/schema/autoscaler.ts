import {
  asNumber,
  asObject,
  asText,
  isPlainObject,
  objectsIn,
  type PlainObject,
} from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule, Report } from '../../rule.ts';

/** The block that each type of metric needs. */
const blocks: ReadonlyMap<string, string> = new Map([
  ['Resource', 'resource'],
  ['ContainerResource', 'containerResource'],
  ['Pods', 'pods'],
  ['Object', 'object'],
  ['External', 'external'],
]);

export const autoscaler: ObjectRule = {
  id: 'schema/autoscaler',
  severity: 'error',
  scope: 'object',
  summary: 'a HorizontalPodAutoscaler has limits in order and metrics that are complete',
  check({ object, groupKind }, report) {
    if (groupKind !== 'autoscaling/HorizontalPodAutoscaler') return;
    const { minReplicas, maxReplicas, metrics, scaleTargetRef } = asObject(object.spec);
    const [min, max] = [asNumber(minReplicas) ?? 1, asNumber(maxReplicas)];
    if (max !== undefined && max < 1) report(['spec', 'maxReplicas'], `${max} is less than 1`);
    else if (max !== undefined && min > max) {
      report(['spec', 'minReplicas'], `minReplicas (${min}) is above maxReplicas (${max})`, {
        fix: 'swap them, or raise maxReplicas',
      });
    }
    if (min < 1) report(['spec', 'minReplicas'], `${min} is less than 1`);
    const { apiVersion, name } = asObject(scaleTargetRef);
    if (!asText(apiVersion)?.includes('/') && asText(name) !== undefined) {
      report(['spec', 'scaleTargetRef'], 'the target has no API group in its apiVersion', {
        fix: 'write apiVersion: apps/v1',
      });
    }
    for (const [metric, index] of objectsIn(metrics)) checkMetric(metric, ['spec', 'metrics', index], report);
  },
};

function checkMetric(metric: PlainObject, path: Path, report: Report): void {
  const type = asText(metric.type) ?? '';
  const wanted = blocks.get(type);
  const given = [...blocks.values()].filter((block) => isPlainObject(metric[block]));
  if (wanted !== undefined && !given.includes(wanted))
    report(path, `type: ${type} needs the block "${wanted}"`);
  for (const block of given.filter((one) => one !== wanted)) {
    report([...path, block], `the block "${block}" does not go with type: ${type}`);
  }
  const { target } = asObject(metric[wanted ?? '']);
  const { type: targetType, averageUtilization, averageValue, value } = asObject(target);
  const needs: Record<string, unknown> = {
    Utilization: averageUtilization,
    AverageValue: averageValue,
    Value: value,
  };
  const field = { Utilization: 'averageUtilization', AverageValue: 'averageValue', Value: 'value' }[
    String(targetType)
  ];
  if (field !== undefined && needs[String(targetType)] === undefined) {
    report([...path, wanted ?? '', 'target'], `a target of type: ${targetType} needs ${field}`);
  }
}
