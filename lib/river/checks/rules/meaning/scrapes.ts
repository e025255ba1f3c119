import { once } from '../../../../support/memo.ts';
import { unknown } from '../../../catalogue/index.ts';
import type { Body, Component, Model } from '../../../model/index.ts';
import { sourcesOf, textOf } from '../../relabel.ts';
import { isA } from './pipeline.ts';
import { type TargetPath, targetPaths } from './targets.ts';

/** What one component collects, in a form that can be compared with what others do. */
export interface Collection {
  readonly component: Component;
  /** Where its targets come from, and which endpoint of them is asked: two with another one are different. */
  readonly of: string;
  /** What targets must fulfil beside that: a scrape with fewer conditions covers one with more. */
  readonly conditions: readonly string[];
  /** What finds the targets, for a message. */
  readonly source: string;
}

/** Whether everything that the other collects is collected by the one, too. */
export function covers(one: Collection, other: Collection): boolean {
  return one.of === other.of && one.conditions.every((condition) => other.conditions.includes(condition));
}

/**
 * What the components of a model collect that find things or are given targets. Nodes that selectors and rules are
 * limited to do not count.
 */
export const collectionsOf = once((model: Model): readonly Collection[] =>
  model.components.flatMap((component) => {
    if (isA(component, ...watching)) return [watchOf(component)];
    if (!isA(component, 'prometheus.scrape')) return [];
    return targetPaths(model, component).flatMap((path) => scrapeOf(component, path) ?? []);
  }),
);

/** Components that look for objects of Kubernetes by themselves. */
const watching = [
  'loki.source.kubernetes_events',
  'loki.source.podlogs',
  'prometheus.operator.podmonitors',
  'prometheus.operator.probes',
  'prometheus.operator.scrapeconfigs',
  'prometheus.operator.servicemonitors',
];

function watchOf(component: Component): Collection {
  const { name, body } = component;
  const namespaces = body.attribute('namespaces') ? [written(body, 'namespaces')] : [];
  const selectors = body.children.filter(({ node }) => node.name.endsWith('selector')).map(bodyText);
  return { component, of: name, conditions: [...namespaces, ...selectors], source: 'the cluster' };
}

function scrapeOf(component: Component, { source, literal, rules }: TargetPath): Collection | undefined {
  const selection = source ? selectionOf(source) : literal?.span.text;
  if (selection === undefined) return undefined;
  const endpoint = ['metrics_path', 'scheme', 'params'].map((name) => written(component.body, name));
  const rewrites: string[] = [];
  const conditions: string[] = [];
  for (const rule of rules) {
    const target = textOf(rule, 'target_label') ?? '';
    const action = textOf(rule, 'action') ?? '';
    if (filters.includes(action) || target.startsWith('__tmp_')) {
      if (!isOfNode(rule)) conditions.push(textOfRule(rule));
    } else if (action === 'labelmap' ? isOfParameters(rule) : target.startsWith('__')) {
      rewrites.push(textOfRule(rule));
    }
  }
  const of = JSON.stringify([selection, endpoint, rewrites]);
  return { component, of, conditions, source: source?.name ?? 'a list of targets' };
}

const filters = ['keep', 'drop', 'keepequal', 'dropequal'];

const isOfParameters = (rule: Body) => textOf(rule, 'replacement')?.startsWith('__') !== false;

/** Whether a rule only picks the targets of one node. */
const isOfNode = (rule: Body) =>
  (sourcesOf(rule) ?? []).every((label) => /^__meta_kubernetes_.*node_name$/.test(label)) &&
  (sourcesOf(rule) ?? []).length > 0;

/** What a source finds, whatever it is called. */
const selectionOf = ({ name, body }: Component): string => `${name} ${bodyText(body)}`;

/** What a body says, in one order, without what only limits it to a node. */
function bodyText(body: Body): string {
  const attributes = body.attributes.map(({ name }) => `${name}=${written(body, name)}`);
  const blocks = body.children.filter((child) => !isNodeSelector(child));
  return [
    ...attributes.sort(),
    ...blocks.map((child) => `${child.node.name}{${bodyText(child)}}`).sort(),
  ].join(' ');
}

function isNodeSelector(body: Body): boolean {
  const field = body.attribute('field')?.span.text ?? '';
  const isOfNode = /(spec\.nodeName|metadata\.name)=/.test(field) && body.attribute('label') === undefined;
  return body.node.name === 'selectors' && isOfNode;
}

const textOfRule = (rule: Body): string =>
  JSON.stringify(
    ['action', 'source_labels', 'separator', 'regex', 'modulus', 'target_label', 'replacement'].map((name) =>
      written(rule, name),
    ),
  );

/** The value of an argument, or its text where it is known only when Alloy runs. */
function written(body: Body, name: string): string {
  const value = body.effective(name);
  return value === unknown ? (body.attribute(name)?.value.span.text ?? '') : JSON.stringify(value ?? null);
}
