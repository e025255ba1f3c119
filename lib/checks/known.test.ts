import { expect, test } from '@jest/globals';
import { at } from '../support/plain.ts';
import type { CheckContext } from './context.ts';
import { runRules } from './engine.ts';
import { ignored } from './ignore.ts';
import type { Inventory } from './inventory.ts';
import type { InventoryRule, ObjectRule } from './rule.ts';
import { inventoryOf } from './testing.ts';
import { Verdicts } from './verdicts.ts';

/** Manifests of a cluster, by the part that is changed. */
const parts = {
  service: '{apiVersion: v1, kind: Service, metadata: {name: web, namespace: app}}',
  config: '{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: app}, data: {a: b}}',
  pods: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: app}, spec: {template: {
    metadata: {labels: {app: web}, annotations: {sum: one}},
    spec: {containers: [{name: web, image: web, env: [{name: A, value: x}, {name: B, value: y}]}]}}}}`,
  more: '{apiVersion: v1, kind: Secret, metadata: {name: more, namespace: app}}',
};
type Change = (parts: Record<string, string>) => Record<string, string>;
const changed =
  (part: keyof typeof parts, before: string, after: string): Change =>
  (all) => ({ ...all, [part]: parts[part].replace(before, after) });

const crd = `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: things.example.com},
  spec: {group: example.com, scope: Cluster, names: {kind: Thing, plural: things},
    versions: [{name: v1, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object}}}}}]}}`;

const changes: Readonly<Record<string, { readonly change?: Change; readonly context?: CheckContext }>> = {
  nothing: {},
  'a label of the Service': { change: changed('service', 'name: web', 'labels: {a: b}, name: web') },
  'the name of the Service': { change: changed('service', 'name: web', 'name: other') },
  'the data of the ConfigMap': { change: changed('config', 'a: b', 'a: c') },
  'an annotation that silences': {
    change: changed(
      'config',
      'name: settings',
      `name: settings, annotations: ${JSON.stringify(ignored('references/one', 'so'))}`,
    ),
  },
  'a value': { change: changed('pods', 'value: x', 'value: z') },
  'a value that is no word': { change: changed('pods', 'value: x', 'value: "a.b"') },
  'another value': { change: changed('pods', 'value: y', 'value: z') },
  'a value that is gone': { change: changed('pods', ', value: x', '') },
  'an annotation of the pods': { change: changed('pods', 'sum: one', 'sum: two') },
  'an image': { change: changed('pods', 'image: web', 'image: api') },
  'another namespace': { change: changed('more', 'namespace: app', 'namespace: elsewhere') },
  'pods that nobody knows': {
    change: (all) => ({
      ...all,
      collector:
        '{apiVersion: opentelemetry.io/v1, kind: OpenTelemetryCollector, metadata: {name: it, namespace: app}}',
    }),
  },
  'a file that cannot be read': { change: (all) => ({ ...all, broken: '- no object' }) },
  'a definition': { change: (all) => ({ ...all, crd }) },
  'what is present': { context: { present: ['/Service/app/other'] } },
  'the nodes': { context: { nodes: { count: 3 } } },
};

type Look = (inventory: Inventory) => unknown;

/** The container of the Deployment. */
const containerOf = (inventory: Inventory) => inventory.all('apps/Deployment')[0]?.pod?.containers[0];

/** What a rule looks at, and for which changes it has to look again. */
const looks: readonly (readonly [what: string, look: Look, ...renewed: string[]])[] = [
  ['nothing', () => undefined],
  ['a kind', (all) => all.all('/Service'), 'a label of the Service', 'the name of the Service'],
  [
    'an object',
    (all) => all.find('/Service', 'app', 'none'),
    'a label of the Service',
    'the name of the Service',
  ],
  [
    'a text of a ConfigMap',
    (all) => at(all.all('/ConfigMap')[0]?.object, 'data', 'a'),
    'the data of the ConfigMap',
    'an annotation that silences',
  ],
  [
    'what a ConfigMap has',
    (all) => Object.keys(all.all('/ConfigMap')[0]?.object.data ?? {}),
    'an annotation that silences',
  ],
  ['pods', (all) => all.pods[0]?.labels, 'a value that is gone', 'an image'],
  ['pods of a namespace', (all) => all.podsIn('none'), 'a value that is gone', 'an image'],
  [
    'a value',
    (all) => containerOf(all)?.env[0]?.value,
    'a value',
    'a value that is no word',
    'a value that is gone',
    'an image',
  ],
  [
    'whether a value is a word',
    (all) => containerOf(all)?.env[0]?.isWord,
    'a value that is no word',
    'a value that is gone',
    'an image',
  ],
  [
    'the text of an object with pods',
    (all) => JSON.stringify(all.all('apps/Deployment')[0]?.object),
    'a value',
    'a value that is no word',
    'another value',
    'a value that is gone',
    'an annotation of the pods',
    'an image',
  ],
  [
    'whether something is there',
    (all) => all.presence('/Service', 'app', 'other'),
    'a label of the Service',
    'the name of the Service',
    'another namespace',
    'what is present',
  ],
  ['namespaces', (all) => all.inhabited, 'another namespace'],
  ['whether pods are unknown', (all) => all.hasUnknownPods('app'), 'pods that nobody knows'],
  ['what could not be read', (all) => all.unread, 'a file that cannot be read'],
  ['schemas', (all) => all.schemas.find('v1', 'Service'), 'a definition'],
  ['a part of the context', ({ context }) => context.nodes, 'the nodes'],
  ['the whole context', ({ context }) => ({ ...context }), 'what is present', 'the nodes'],
  [
    'every object',
    ({ entries }) => entries,
    'a label of the Service',
    'the name of the Service',
    'an annotation that silences',
    'a value that is gone',
    'an image',
    'another namespace',
    'pods that nobody knows',
    'a definition',
  ],
  ['where an object stands', (all) => all.all('/Service')[0]?.locate([]), ...Object.keys(changes)],
];

/** A rule that looks, and one that takes what was made when the first looked. */
const lookers = (look: Look, onRun: (id: string) => void): InventoryRule[] => {
  const made = (inventory: Inventory) => look(inventory);
  return (['references/one', 'references/other'] as const).map((id) => ({
    id,
    severity: 'error',
    scope: 'inventory',
    summary: 'it looks',
    check(inventory) {
      onRun(id);
      inventory.once(made);
    },
  }));
};

test.each(looks)(
  'verdicts of rules that look at %s are renewed for what changes it',
  (_, look, ...renewed) => {
    const again = Object.entries(changes).flatMap(([name, { change, context = {} }]) => {
      let ran: string[] = [];
      const rules = lookers(look, (id) => ran.push(id));
      const verdicts = new Verdicts('', '');
      const run = (all: Record<string, string>, known: CheckContext) =>
        runRules(inventoryOf(Object.values(all), known), rules, { verdicts });
      run(parts, {});
      ran = [];
      run(change?.(parts) ?? parts, context);
      expect(ran.length % 2).toBe(0);
      return ran.length > 0 ? [name] : [];
    });
    expect(again).toEqual(Object.keys(changes).filter((name) => renewed.includes(name)));
  },
);

test('a finding that is told again is about the same object, wherever that stands now', () => {
  const verdicts = new Verdicts('', '');
  const last: InventoryRule = {
    id: 'references/last',
    severity: 'error',
    scope: 'inventory',
    summary: 'there is one Service',
    check: (inventory, report) => report(inventory.all('/Service').at(-1), ['spec'], 'one too many'),
  };
  const { service, config, more } = parts;
  const second = service.replace('name: web', 'name: second');
  const found = (...manifests: string[]) =>
    runRules(inventoryOf(manifests), [last], { verdicts }).findings.map(({ object, at }) => [
      object?.name,
      at?.line,
    ]);
  expect(found(service, second)).toEqual([['second', 3]]);
  expect(found(config, service, more, second)).toEqual([['second', 7]]);
  expect(found(second, service)).toEqual([['web', 3]]);
});

test('a kind is told by all of its name, whatever is in it', () => {
  const verdicts = new Verdicts('', '');
  const odd: InventoryRule = {
    id: 'references/odd',
    severity: 'error',
    scope: 'inventory',
    summary: 'there is none',
    check(inventory, report) {
      for (const entry of inventory.all('example.com/Odd Thing')) report(entry, ['spec'], 'one');
    },
  };
  const thing = '{apiVersion: example.com/v1, kind: Odd Thing, metadata: {name: it, namespace: app}}';
  const found = (...manifests: string[]) =>
    runRules(inventoryOf(manifests), [odd], { verdicts }).findings.length;
  expect([found(parts.service), found(parts.service, thing), found(parts.service)]).toEqual([0, 1, 0]);
});

test('where an object lives belongs to it, also when only a definition says so', () => {
  const verdicts = new Verdicts('', '');
  const homeless: ObjectRule = {
    id: 'schema/homeless',
    severity: 'error',
    scope: 'object',
    summary: 'it lives somewhere',
    check(entry, report) {
      if (entry.kind === 'Thing' && entry.namespace === '') report([], 'it lives nowhere');
    },
  };
  const thing = '{apiVersion: example.com/v1, kind: Thing, metadata: {name: it}}';
  const found = (definition: string) =>
    runRules(inventoryOf([definition, thing]), [homeless], { verdicts }).findings.length;
  const namespaced = crd.replace('scope: Cluster', 'scope: Namespaced');
  expect([found(namespaced), found(crd), found(namespaced)]).toEqual([0, 1, 0]);
});
