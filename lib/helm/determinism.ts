import type { Problem } from '../support/errors.ts';
import { formatObject } from '../support/finding.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { type ObjectDifference, objectDifferences } from './difference.ts';
import type { ChartFacts, ValueTree } from './facts.ts';
import { chartLabel, type LockedChart } from './lock.ts';
import { joinPath } from './value-keys.ts';

/**
 * What differs between two renders of one request: a chart that invents a password, a certificate or a time at each
 * render would change the cluster at each synth. The values themselves are not told, for they are secrets.
 *
 * @param facts where the value that fixes it is looked for
 */
export function randomProblems(
  first: readonly KubeObject[],
  second: readonly KubeObject[],
  chart: LockedChart,
  facts: ChartFacts,
): Problem[] {
  return objectDifferences(first, second).map((difference) => ({
    message: `the chart ${chartLabel(chart)} renders ${formatObject(difference.object)} ${difference.path || 'itself'} anew each time`,
    fix: fixFor(difference, facts.values),
  }));
}

/** The values by which charts are given a Secret that is there already; the one that fits best is named first. */
function fixFor({ object, path }: ObjectDifference, values: ValueTree): string {
  if (/checksum/.test(path)) return 'it is the checksum of what is reported beside it';
  const place = words(`${object.name} ${path}`);
  const score = (keys: readonly string[]) =>
    words(keys.slice(0, -1).join(' ')).filter((word) => place.includes(word)).length;
  const candidates = paths(values)
    .filter((keys) => /existing.*secret|secretName/i.test(keys.at(-1) ?? ''))
    .sort((a, b) => score(b) - score(a) || a.length - b.length);
  const [best] = candidates;
  if (best && score(best) > 0) return `set the value ${joinPath(best)} to a Secret that is there already`;
  const some = candidates.slice(0, 5).map(joinPath).join(', ');
  return `set the value that the chart otherwise invents${some ? `, perhaps one of: ${some}` : ''}`;
}

function paths(tree: ValueTree, above: readonly string[] = []): string[][] {
  return Object.entries(tree).flatMap(([key, below]) =>
    typeof below === 'object' ? paths(below, [...above, key]) : [[...above, key]],
  );
}

const words = (text: string): string[] => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
