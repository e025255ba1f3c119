import { didYouMean } from '../../../support/suggest.ts';
import { fileLabels, hasLabel, internalLabels, type LabelNames, labelsOf } from '../../catalogue/index.ts';
import { type Flow, isSent } from '../../graph/index.ts';
import type { Body, Component } from '../../model/index.ts';
import { afterRule, sourcesOf } from '../relabel.ts';
import type { Report, RiverRule } from '../rule.ts';
import { TargetLabels } from '../target-labels.ts';

export const sourceLabel: RiverRule = {
  id: 'river/source-label',
  severity: 'error',
  summary: 'every source label of a relabel rule is one that its targets or log lines can have',
  check(model, report, { flow }) {
    const targets = new TargetLabels(model);
    for (const component of model.components) {
      const start = labelsBefore(component, targets, flow);
      if (start !== undefined) checkRules(component, start, report);
    }
  },
};

/**
 * The labels that the rules of a component begin with: those of its own targets, and of all sources that its rules are
 * lent to. Log lines that are sent to it have labels that are not known.
 */
function labelsBefore(component: Component, targets: TargetLabels, flow: Flow): LabelNames | undefined {
  const { name, body } = component;
  if (name !== 'discovery.relabel' && name !== 'loki.relabel') return undefined;
  if (flow.to(component).some(({ cargo }) => isSent(cargo))) return undefined;
  const own = body.attribute('targets');
  const lent = flow.from(component).filter(({ cargo }) => cargo === 'rules');
  const all = [
    ...(own && !isEmptyList(body.argument('targets')) ? [targets.of(own.value)] : []),
    ...lent.map(({ to }) => (to.kind === 'component' ? sourceLabels(to) : undefined)),
  ];
  const known = all.filter((one) => one !== undefined);
  return known.length > 0 && known.length === all.length ? known.flat() : undefined;
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** The labels of a source that has rules lent, with those that its `labels` argument adds. */
function sourceLabels({ name, body, facts }: Component): LabelNames | undefined {
  const labels = facts && labelsOf(name, body);
  const added = body.attribute('labels')?.value;
  if (labels === undefined || (added !== undefined && added.type !== 'object')) return undefined;
  return [...labels, ...(added?.fields.map(({ key }) => key) ?? [])];
}

function checkRules({ body }: Component, start: LabelNames, report: Report): void {
  let labels: LabelNames | undefined = [...start, ...internalLabels, ...fileLabels];
  for (const rule of body.blocks('rule')) {
    if (labels === undefined) return;
    checkRule(rule, labels, report);
    labels = afterRule(labels, rule);
  }
}

function checkRule(rule: Body, labels: LabelNames, report: Report): void {
  const attribute = rule.attribute('source_labels');
  for (const [index, label] of (sourcesOf(rule) ?? []).entries()) {
    if (hasLabel(labels, label)) continue;
    const items = attribute?.value.type === 'array' ? attribute.value.items : [];
    const meant = didYouMean(
      label,
      labels.filter((one) => !one.endsWith('*')),
    );
    report(items[index] ?? attribute?.value ?? rule.node, `there is no label "${label}" here`, {
      fix: meant ? `did you mean "${meant}"?` : advice(label, labels),
    });
  }
}

function advice(label: string, labels: readonly string[]): string {
  const [, role] = /^__meta_kubernetes_([a-z]+)_/.exec(label) ?? [];
  if (role === undefined) return 'name a label that the targets have, or one that a rule before sets';
  const roles = new Set(labels.flatMap((one) => /^__meta_kubernetes_([a-z]+)_/.exec(one)?.[1] ?? []));
  return roles.has(role)
    ? `name a label that role "${role}" has`
    : `the role of the discovery finds labels of ${[...roles].join(', ')} only`;
}
