import { asList, asObject, asTextMap, at, objectsIn } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Entry } from '../../entry.ts';
import { isLabelValue, isQualifiedName } from '../../names.ts';
import type { ObjectRule, Report } from '../../rule.ts';

/** What the API server takes as annotations of one object, keys and values together. */
const annotationLimit = 256 * 1024;

export const labels: ObjectRule = {
  id: 'schema/labels',
  severity: 'error',
  scope: 'object',
  summary: 'labels, label selectors and annotations have keys and values of the form that Kubernetes takes',
  check(entry, report) {
    for (const path of metadataPaths(entry)) {
      const metadata = at(entry.object, ...path);
      checkLabels(at(metadata, 'labels'), [...path, 'labels'], report);
      checkAnnotations(at(metadata, 'annotations'), [...path, 'annotations'], report);
    }
    checkLabels(entry.pod?.spec.nodeSelector, [...(entry.pod?.specPath ?? []), 'nodeSelector'], report);
    const { selector } = asObject(entry.object.spec);
    // A Service's selector is the pairs themselves, everyone else's has them under matchLabels.
    if (entry.kind === 'Service') checkLabels(selector, ['spec', 'selector'], report);
    else checkSelector(selector, ['spec', 'selector'], report);
  },
};

function metadataPaths({ pod, object }: Entry): Path[] {
  const claims = objectsIn(at(object, 'spec', 'volumeClaimTemplates'));
  return [
    ['metadata'],
    ...(pod && pod.metadataPath.length > 1 ? [pod.metadataPath] : []),
    ...claims.map(([, index]) => ['spec', 'volumeClaimTemplates', index, 'metadata']),
  ];
}

function checkLabels(labels: unknown, path: Path, report: Report): void {
  for (const [key, value] of Object.entries(asTextMap(labels))) {
    if (!isQualifiedName(key)) {
      report([...path, key], `"${key}" is no key for a label`, { fix: keyForm });
    }
    if (!isLabelValue(value)) {
      report([...path, key], `"${value}" is no value for a label`, {
        fix: 'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
      });
    }
  }
}

function checkSelector(selector: unknown, path: Path, report: Report): void {
  const { matchLabels, matchExpressions } = asObject(selector);
  checkLabels(matchLabels, [...path, 'matchLabels'], report);
  for (const [{ operator, values, key }, index] of objectsIn(matchExpressions)) {
    const place = [...path, 'matchExpressions', index];
    const needsValues = operator === 'In' || operator === 'NotIn';
    if (needsValues && asList(values).length === 0) report(place, `${operator} needs values`);
    if ((operator === 'Exists' || operator === 'DoesNotExist') && asList(values).length > 0) {
      report([...place, 'values'], `${operator} takes no values`);
    }
    if (typeof key === 'string' && !isQualifiedName(key)) {
      report([...place, 'key'], `"${key}" is no key for a label`, { fix: keyForm });
    }
  }
}

function checkAnnotations(annotations: unknown, path: Path, report: Report): void {
  let size = 0;
  for (const [key, value] of Object.entries(asTextMap(annotations))) {
    size += Buffer.byteLength(key) + Buffer.byteLength(value);
    if (!isQualifiedName(key.toLowerCase())) {
      report([...path, key], `"${key}" is no key for an annotation`, { fix: keyForm });
    }
  }
  if (size > annotationLimit) {
    report(path, `the annotations have ${size} bytes, and the API server takes ${annotationLimit}`, {
      fix: 'keep the data in a ConfigMap',
    });
  }
}

const keyForm =
  'write name or prefix/name: a prefix is a DNS name, a name has at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends';
