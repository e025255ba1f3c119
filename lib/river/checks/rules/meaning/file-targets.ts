import { fileLabels, hasLabel, labelsOf } from '../../../catalogue/index.ts';
import { nameOf } from '../../describe.ts';
import type { RiverRule } from '../../rule.ts';
import { type Labels, relabelled } from './labels.ts';
import { isA } from './pipeline.ts';
import { type TargetPath, targetPaths } from './targets.ts';

const [path = '__path__'] = fileLabels;

export const fileTargets: RiverRule = {
  id: 'river/file-targets',
  severity: 'error',
  summary: 'every target of a file source says in __path__ which files it stands for',
  check(model, report) {
    for (const component of model.components) {
      const argument = isA(component, 'loki.source.file') ? 'targets' : 'path_targets';
      if (argument === 'path_targets' && !isA(component, 'local.file_match')) continue;
      for (const way of targetPaths(model, component, argument)) {
        const name = nameOfSource(way);
        if (name === undefined || hasPath(way)) continue;
        report(
          component.body.attribute(argument) ?? component.body.node,
          `the targets of ${name} have no ${path} when they come to ${nameOf(component)}, so no file is read`,
          { fix: `set it in a discovery.relabel before: rule { target_label = "${path}" … }` },
        );
      }
    }
  },
};

function hasPath({ literal, rules, through }: TargetPath): boolean {
  // What comes to a local.file_match is looked at there.
  if (through.some((component) => isA(component, 'local.file_match'))) return true;
  const written = literal?.fields ?? [];
  const start: Labels = new Map(written.map((field) => [field.key, { sample: '', at: field }]));
  return hasLabel([...rules.reduce(relabelled, start).keys()], path);
}

/** What finds the targets, where it is known which labels it gives them. */
function nameOfSource({ source, literal }: TargetPath): string | undefined {
  if (literal) return 'the list';
  return source && labelsOf(source.name, source.body) ? nameOf(source) : undefined;
}
