import { expect, test as it } from '@jest/globals';
import type { CheckContext } from './context.ts';
import { readDocuments } from './documents.ts';
import { runRules } from './engine.ts';
import { Inventory } from './inventory.ts';
import type { Rule } from './rule.ts';

/** Where the schemas lie, seen from the repository: tests run there. */
export const schemas = 'imports/schemas';

/** The inventory of manifests written as YAML. */
export function inventoryOf(manifests: string | readonly string[], context: CheckContext = {}): Inventory {
  const { objects, unread } = readDocuments([manifests].flat().join('\n---\n'), 'test.yaml');
  return new Inventory(objects, { schemas, context, unread });
}

/** What rules find, each as `Kind/name path: message`, with its severity in front where that is not `usual`. */
export function findingsOf(rules: readonly Rule[], inventory: Inventory): string[] {
  const usual = new Map(rules.map(({ id, severity }) => [id, severity]));
  return runRules(inventory, rules).findings.map(({ rule, severity, object, path, message }) => {
    const place = [object && `${object.kind}/${object.name}`, path].filter((part) => part !== undefined);
    return `${severity === usual.get(rule as Rule['id']) ? '' : `${severity} `}${place.join(' ')}: ${message}`;
  });
}

export interface RuleCases {
  /** Manifests and what the rule finds in them, by what is wrong. */
  readonly finds?: Readonly<
    Record<string, readonly [manifests: string | readonly string[], ...findings: string[]]>
  >;
  /** Manifests in which it finds nothing, by what is right. */
  readonly passes?: Readonly<Record<string, string | readonly string[]>>;
  /** What is known of the cluster in all of these cases. */
  readonly context?: CheckContext;
}

/** Tests a rule by a table of manifests. */
export function testRule(rule: Rule, { finds = {}, passes = {}, context }: RuleCases): void {
  for (const [title, [manifests, ...findings]] of Object.entries(finds)) {
    it(`${rule.id} finds ${title}`, () => {
      expect(findingsOf([rule], inventoryOf(manifests, context))).toEqual(findings);
    });
  }
  for (const [title, manifests] of Object.entries(passes)) {
    it(`${rule.id} passes ${title}`, () => {
      expect(findingsOf([rule], inventoryOf(manifests, context))).toEqual([]);
    });
  }
}

/** A manifest in the namespace `app`, called `it`; `fields` is YAML in flow style. */
export const manifest = (apiVersion: string, kind: string, fields: string, name = 'it') =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: ${name}, namespace: app}, ${fields}}`;

/** A Pod with fields of its spec. */
export const pod = (spec: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: it, namespace: app, labels: {app: it}}, spec: {${spec}}}`;

/** A Pod whose one container has some fields. */
export const container = (fields: string) =>
  pod(`containers: [{name: main, image: docker.io/library/app:1, ${fields}}]`);

/** A workload whose pods have the labels `app: it`. */
export const workload = (
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet',
  spec: string,
  containers: string,
  name = 'it',
) =>
  manifest(
    'apps/v1',
    kind,
    `spec: {selector: {matchLabels: {app: it}}, ${spec} template: {metadata: {labels: {app: it}}, spec: {containers: [{name: main, image: docker.io/library/app:1, ${containers}}]}}}`,
    name,
  );
