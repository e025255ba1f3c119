import type { Body } from '../../../model/index.ts';
import type { Node } from '../../../syntax/index.ts';
import { sourcesOf, textOf } from '../../relabel.ts';
import { manifold, sampleOfLabel } from './samples.ts';

/** A label of a target or log line. */
export interface Label {
  /** What its value can look like; '' where that is not known. */
  readonly sample: string;
  /** Where it is set. */
  readonly at: Node;
}

/** Labels that there can be. A name that ends with `*` stands for any number of labels. */
export type Labels = ReadonlyMap<string, Label>;

export const noLabels: Labels = new Map();

/** The labels that there can be where either were; of one that both have, the one with more values. */
export function either(...all: readonly Labels[]): Labels {
  const found = new Map<string, Label>();
  for (const [name, label] of all.flatMap((labels) => [...labels])) {
    const before = found.get(name);
    if (before === undefined || manifold(before.sample) === undefined) found.set(name, label);
  }
  return found;
}

/** The labels that an argument writes out: `{ job = "node/journal" }`. */
export function writtenLabels(body: Body, argument: string): [string, Label][] {
  const value = body.attribute(argument)?.value;
  if (value?.type !== 'object') return [];
  return value.fields.map((field) => [field.key, { sample: '', at: field }]);
}

/** The labels after a relabel rule. Those that discovery sets count as being there, whatever the target. */
export function relabelled(labels: Labels, rule: Body): Labels {
  switch (textOf(rule, 'action')) {
    case 'replace':
    case 'lowercase':
    case 'uppercase':
    case 'hashmod':
      return replaced(labels, rule);
    case 'labelmap':
      return mapped(labels, rule);
    case 'labeldrop':
      return filtered(labels, rule, false);
    case 'labelkeep':
      return filtered(labels, rule, true);
    default:
      return labels;
  }
}

function replaced(labels: Labels, rule: Body): Labels {
  const target = textOf(rule, 'target_label');
  if (target === undefined || target.includes('$')) return labels;
  const found = new Map(labels);
  const result = resultOf(labels, rule);
  // An empty value takes the label away.
  if (result === '') found.delete(target);
  else if (result !== undefined || !found.has(target))
    found.set(target, { sample: result ?? '', at: rule.node });
  return found;
}

/** What the rule makes of the labels; undefined where that is not known, or only so for other targets. */
function resultOf(labels: Labels, rule: Body): string | undefined {
  if (textOf(rule, 'action') === 'hashmod') return '0';
  const sources = sourcesOf(rule);
  const separator = textOf(rule, 'separator');
  const replacement = textOf(rule, 'replacement');
  const pattern = anchored(textOf(rule, 'regex'));
  if (sources === undefined || separator === undefined || replacement === undefined) return undefined;
  const value = sources.map((name) => labels.get(name)?.sample ?? ofDiscovery(name)).join(separator);
  const match = pattern?.exec(value);
  return match ? filledIn(replacement, match) : undefined;
}

const ofDiscovery = (name: string) => (name.startsWith('__') ? sampleOfLabel(name) : '');

function mapped(labels: Labels, rule: Body): Labels {
  const pattern = anchored(textOf(rule, 'regex'));
  const template = textOf(rule, 'replacement') ?? '$1';
  const found = new Map(labels);
  for (const [name, { sample }] of labels) {
    const match = pattern?.exec(name);
    if (match) found.set(filledIn(template, match), { sample, at: rule.node });
  }
  // Labels of discovery have names of all kinds, unless they are listed: __meta_kubernetes_pod_label_(app|team)
  const [, before = '', list] = /^(__\w*)\(((?:\w+\|)*\w+)\)$/.exec(textOf(rule, 'regex') ?? '') ?? [];
  for (const name of list?.split('|') ?? []) {
    found.set(template.replace(/\$\{?1\}?/, name), { sample: sampleOfLabel(before + name), at: rule.node });
  }
  if (list === undefined && textOf(rule, 'regex')?.startsWith('__')) {
    found.set(template.replace(/\$.*$/, '*'), { sample: '', at: rule.node });
  }
  return found;
}

function filtered(labels: Labels, rule: Body, keeps: boolean): Labels {
  const pattern = anchored(textOf(rule, 'regex'));
  if (pattern === undefined) return labels;
  return new Map([...labels].filter(([name]) => pattern.test(name) === keeps));
}

/**
 * A regular expression of a relabel rule, as far as JavaScript reads it as Go does, and in time: it tries what may repeat
 * in all ways, which Go does not.
 */
export function anchored(pattern: string | undefined): RegExp | undefined {
  if (pattern === undefined) return undefined;
  const [, flags = '', body = ''] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(pattern) ?? [];
  const repeated = body.match(/[*+]|\{\d+,\}/g) ?? [];
  if (repeated.length > mostRepeated || /\)(?:[*+]|\{\d)/.test(body)) return undefined;
  try {
    return new RegExp(`^(?:${body.replaceAll('(?P<', '(?<')})$`, [...new Set(`${flags}s`)].join(''));
  } catch {
    return undefined;
  }
}

/** More of them cannot be tried in all ways on what labels hold. */
const mostRepeated = 4;

/** A replacement with what the groups of a match hold. */
function filledIn(replacement: string, match: RegExpExecArray): string {
  return replacement.replaceAll(/\$(?:\$|\{(\w+)\}|(\w+))/g, (_, braced, bare) => {
    const name = braced ?? bare;
    if (name === undefined) return '$';
    return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? '';
  });
}
