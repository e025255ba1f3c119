import type { Problem } from '../support/errors.ts';
import { suggestion } from '../support/suggest.ts';
import type { ChartFacts, ValueTree, ValueType } from './facts.ts';
import { kubernetesFields } from './kubernetes-values.ts';
import { chartLabel, type LockedChart } from './lock.ts';

/**
 * The keys of values that a chart does not know, and maps where the chart has a plain value (or the other way round),
 * which Helm ignores: most charts accept any typo in silence.
 *
 * @param where what the values are for, as errors name it
 */
export function valueProblems(
  values: Readonly<Record<string, unknown>>,
  facts: ChartFacts,
  chart: LockedChart,
  where: string,
): Problem[] {
  const problems: Problem[] = [];

  const visit = (value: unknown, known: ValueTree | ValueType, path: readonly string[]) => {
    const given = kindOf(value);
    if (given === 'null' || known === 'map' || known === 'list' || known === 'null') return;
    if (typeof known === 'object' && given === 'map') {
      for (const [key, member] of Object.entries(value as object)) {
        if (Object.hasOwn(known, key)) visit(member, withKubernetesFields(key, known[key]), [...path, key]);
        else problems.push(unknownKey([...path, key], known));
      }
    } else if (typeof known === 'object' || given === 'map') {
      problems.push(wrongShape(path, given, known));
    }
  };
  const unknownKey = (path: readonly string[], known: ValueTree): Problem => ({
    message: `${where}: the chart ${chartLabel(chart)} has no value ${joinPath(path)}`,
    fix: [
      suggestion(path.at(-1) ?? '', Object.keys(known)),
      'if its templates read the key nevertheless, list it as `undocumented` in helm-charts.yaml',
    ].join('\n'),
  });
  const wrongShape = (path: readonly string[], given: ValueType, known: ValueTree | ValueType): Problem => ({
    message: `${where}: the value ${joinPath(path)} is a ${given}, but in the chart ${chartLabel(chart)} it is a ${typeof known === 'object' ? 'map' : known}: Helm drops one of the two`,
    fix: typeof known === 'object' ? `its keys: ${Object.keys(known).join(', ')}` : `write a ${known}`,
  });

  const known = chart.undocumented.reduce((tree, { path }) => opened(tree, splitPath(path)), facts.values);
  visit(values, known, []);
  return problems;
}

/** What a chart knows below a key, and what Kubernetes does where the key names a part of a pod. */
function withKubernetesFields(key: string, known: ValueTree | ValueType = 'null'): ValueTree | ValueType {
  if (typeof known !== 'object') return known;
  const fields = kubernetesFields(key);
  return typeof fields === 'object' ? { ...known, ...fields } : (fields ?? known);
}

/** The tree with anything allowed at and below a path. */
function opened(tree: ValueTree, [key = '', ...rest]: readonly string[]): ValueTree {
  const below = Object.hasOwn(tree, key) ? tree[key] : undefined;
  if (rest.length === 0 || below === 'map') return { ...tree, [key]: 'map' };
  return { ...tree, [key]: opened(typeof below === 'object' ? below : {}, rest) };
}

/** `a.b.c`, with a dot inside a key written `\.`, as `helm --set` writes it. */
export const joinPath = (path: readonly string[]) => path.map((key) => key.replaceAll('.', '\\.')).join('.');

const splitPath = (path: string) => path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));

function kindOf(value: unknown): ValueType {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'map' : (typeof value as ValueType);
}
