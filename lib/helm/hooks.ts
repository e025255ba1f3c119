import { ObsError } from '../support/errors.ts';
import { formatObject } from '../support/finding.ts';
import { type KubeObject, objectReference } from '../support/kubernetes.ts';
import { chartLabel, type LockedChart } from './lock.ts';

/**
 * Takes Helm's hooks out of a render: GitOps applies objects, it runs no hooks (and Argo CD would run what is left of
 * them at the wrong time). Tests are dropped; for any other hook helm-charts.yaml must say what becomes of it.
 *
 * @returns the objects that stay, and `Kind namespace/name (hook)` of those that were dropped
 * @throws ObsError with all hooks that nobody decided about
 */
export function withoutHooks(
  objects: readonly KubeObject[],
  chart: LockedChart,
): { objects: KubeObject[]; dropped: string[] } {
  const kept: KubeObject[] = [];
  const dropped: string[] = [];
  const undecided: string[] = [];

  for (const object of objects) {
    const hook = object.metadata.annotations?.['helm.sh/hook'];
    if (hook === undefined) {
      kept.push(object);
      continue;
    }
    const name = `${object.kind}/${object.metadata.name}`;
    const action = isTest(hook)
      ? 'drop'
      : chart.hooks.find((decision) => covers(decision.object, name))?.action;
    if (action === 'drop') dropped.push(`${formatObject(objectReference(object))} (${hook})`);
    else if (action === 'keep') kept.push(withoutHookAnnotations(object));
    else undecided.push(name);
  }
  if (undecided.length > 0) throw undecidedHooks(undecided.sort(), chart);
  return { objects: kept, dropped: dropped.sort() };
}

/** Whether the `object` of a decision, in which `*` stands for anything, means a `Kind/name`. */
function covers(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return name === pattern;
  const last = rest.pop() ?? '';
  let position = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return name.startsWith(first) && name.endsWith(last) && name.length - last.length >= position;
}

/** `test`, and what Helm 2 called it. */
const isTest = (hook: string) =>
  hook.split(',').every((event) => /^test(-success|-failure)?$/.test(event.trim()));

function withoutHookAnnotations(object: KubeObject): KubeObject {
  const annotations = Object.entries(object.metadata.annotations ?? {});
  const rest = Object.fromEntries(annotations.filter(([name]) => !name.startsWith('helm.sh/hook')));
  return { ...object, metadata: { ...object.metadata, annotations: rest } };
}

function undecidedHooks(names: readonly string[], chart: LockedChart): ObsError {
  return new ObsError({
    message: `the chart ${chartLabel(chart)} renders Helm hooks, which GitOps does not run: ${names.join(', ')}`,
    fix: [
      'switch them off with a value, or say in helm-charts.yaml what becomes of them (drop, or keep as an object like any other):',
      'hooks:',
      ...names.map((name) => `  - { object: ${name}, action: drop, reason: … }`),
    ].join('\n'),
  });
}
