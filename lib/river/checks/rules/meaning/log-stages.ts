import type { Body, Value } from '../../../model/index.ts';
import { anchored, either, type Label, type Labels, writtenLabels } from './labels.ts';
import { sampleOfField } from './samples.ts';

/** Is shown each stage with the labels that lines have when they come to it. */
export type StageVisitor = (stage: Body, labels: Labels) => void;

/**
 * The labels of log lines behind the stages of a body, in order. Sources: Alloy 1.18.1,
 * `internal/component/loki/process/stages/`.
 */
export function throughStages(body: Body, before: Labels, visit: StageVisitor = () => {}): Labels {
  let labels = before;
  for (const stage of body.children) {
    visit(stage, labels);
    labels = throughStage(stage, labels, visit);
  }
  return labels;
}

function throughStage(stage: Body, labels: Labels, visit: StageVisitor): Labels {
  const { node } = stage;
  switch (node.name) {
    case 'stage.match':
      // Only some lines go through what is in it.
      return either(labels, throughStages(stage, labels, visit));
    case 'stage.cri':
    case 'stage.docker':
      return added(labels, [['stream', { sample: '', at: node }]]);
    case 'stage.labels':
      return added(labels, fieldLabels(stage, labels));
    case 'stage.static_labels':
      return added(labels, writtenLabels(stage, 'values'));
    case 'stage.regex':
    case 'stage.pattern':
      return added(labels, groupLabels(stage));
    case 'stage.label_drop':
      return without(labels, (name) => listOf(stage.argument('values')).includes(name));
    case 'stage.label_keep':
      return without(labels, (name) => !listOf(stage.argument('values')).includes(name));
    case 'stage.pack':
      return without(labels, (name) => listOf(stage.argument('labels')).includes(name));
    case 'stage.structured_metadata':
      return without(labels, isMoved(stage));
    default:
      return labels;
  }
}

/** Labels of fields that were found in the line. Every label is such a field, too. */
function fieldLabels(stage: Body, labels: Labels): [string, Label][] {
  const names = textsOf(stage.argument('values')).map(([name, source]) => [name, source || name] as const);
  return names.map(([name, source]) => {
    const sample = labels.get(source)?.sample ?? sampleOfField(source);
    return [name, { sample, at: stage.node }];
  });
}

function groupLabels(stage: Body): [string, Label][] {
  if (stage.argument('labels_from_groups') !== true) return [];
  const text = stage.argument('expression') ?? stage.argument('pattern');
  if (typeof text !== 'string') return [];
  const groups = text.matchAll(stage.node.name === 'stage.regex' ? /\(\?P?<(\w+)>/g : /<([A-Za-z]\w*)>/g);
  return [...groups].map(([, name = '']) => [name, { sample: sampleOfField(name), at: stage.node }]);
}

/** Labels that become structured metadata are labels no more. */
function isMoved(stage: Body): (name: string) => boolean {
  const sources = textsOf(stage.argument('values')).map(([name, source]) => source || name);
  const regex = stage.argument('regex');
  const pattern = typeof regex === 'string' && regex !== '' ? anchored(`.*(?:${regex}).*`) : undefined;
  return (name) => sources.includes(name) || pattern?.test(name) === true;
}

const added = (labels: Labels, more: readonly (readonly [string, Label])[]): Labels =>
  new Map([...labels, ...more]);

const without = (labels: Labels, goes: (name: string) => boolean): Labels =>
  new Map([...labels].filter(([name]) => !goes(name)));

const listOf = (value: Value | undefined): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The members of an object that are text; one that is null counts as empty. */
function textsOf(value: Value | undefined): readonly (readonly [string, string])[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).map(([name, text]) => [name, typeof text === 'string' ? text : '']);
}
