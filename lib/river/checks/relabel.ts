import { component, type LabelNames } from '../catalogue/index.ts';
import type { Body } from '../model/index.ts';

/** Whether a body is a relabel rule, of whichever component. */
export function isRelabelRule({ facts }: Body): boolean {
  return facts !== undefined && facts === component('discovery.relabel')?.blocks.rule?.body;
}

/** A text argument of a rule, or its default; undefined where it is not known. */
export function textOf(rule: Body, name: string): string | undefined {
  const value = rule.effective(name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The source labels of a rule; undefined where they are not known. */
export function sourcesOf(rule: Body): readonly string[] | undefined {
  const value = rule.argument('source_labels');
  if (value === undefined) return [];
  return Array.isArray(value) ? value.filter((label) => typeof label === 'string') : undefined;
}

/**
 * The labels that there can be after a rule. A label that is taken away may still be meant to be there for another
 * target, so none is ever taken away. Undefined where the rule names its labels at run time.
 */
export function afterRule(before: LabelNames, rule: Body): LabelNames | undefined {
  const action = textOf(rule, 'action');
  if (action === undefined) return undefined;
  if (action === 'labelmap') {
    const template = textOf(rule, 'replacement');
    return template === undefined ? undefined : [...before, `${template.split('$', 1)[0]}*`];
  }
  if (!['replace', 'lowercase', 'uppercase', 'hashmod'].includes(action)) return before;
  const label = textOf(rule, 'target_label');
  if (label === undefined) return undefined;
  return [...before, label.includes('$') ? `${label.split('$', 1)[0]}*` : label];
}
