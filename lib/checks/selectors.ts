import { asList, asObject, asText, isPlainObject } from '../support/plain.ts';

export type Labels = Readonly<Record<string, string>>;

/** Whether labels fit a `LabelSelector` (matchLabels and matchExpressions). An empty one matches everything. */
export function matchesSelector(selector: unknown, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = asObject(selector);
  for (const [key, value] of Object.entries(asObject(matchLabels))) {
    if (labels[key] !== value) return false;
  }
  return asList(matchExpressions).every(
    (expression) => !isPlainObject(expression) || holds(expression, labels),
  );
}

function holds({ key, operator, values }: Readonly<Record<string, unknown>>, labels: Labels): boolean {
  const label = labels[asText(key) ?? ''];
  switch (operator) {
    case 'In':
      return label !== undefined && asList(values).includes(label);
    case 'NotIn':
      return label === undefined || !asList(values).includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      // A misspelt operator is reported as a wrong value; it must not also count as selecting nothing.
      return true;
  }
}

/** The pairs of a selector as text: `app=loki, tier in (a, b)`. */
export function formatSelector(selector: unknown): string {
  const { matchLabels, matchExpressions } = asObject(selector);
  const pairs = Object.entries(asObject(matchLabels)).map(([key, value]) => `${key}=${value}`);
  const expressions = asList(matchExpressions).map((expression) => {
    const { key, operator, values } = asObject(expression);
    const list = asList(values).join(', ');
    return `${key} ${operator}${list ? ` (${list})` : ''}`;
  });
  return [...pairs, ...expressions].join(', ') || 'everything';
}

/** The pods that come closest to a selector, in a sentence: those that fit all of its pairs but one. */
export function closestLabels(
  selector: Labels,
  pods: readonly {
    readonly labels: Labels;
    readonly entry: { readonly kind: string; readonly name: string };
  }[],
): string | undefined {
  const pairs = Object.entries(selector);
  for (const { labels, entry } of pods) {
    const different = pairs.filter(([key, value]) => labels[key] !== value);
    const [key = ''] = different[0] ?? [];
    if (different.length === 1 && (pairs.length > 1 || labels[key] !== undefined)) {
      const own = labels[key] === undefined ? `no label ${key}` : `${key}=${labels[key]}`;
      return `the pods of ${entry.kind} ${entry.name} have ${own}`;
    }
  }
  return undefined;
}
