import { closest, distance } from 'fastest-levenshtein';

/**
 * The candidate that was most likely meant, or undefined when none is near enough to be a slip of the keyboard:
 * at most a third of the letters may differ, and never more than three. Case and the separators `-`, `_` and `.` do not count.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const byPlain = new Map<string, string>();
  for (const candidate of candidates) byPlain.set(plain(candidate), candidate);
  if (byPlain.size === 0) return undefined;

  const wanted = plain(word);
  const nearest = closest(wanted, [...byPlain.keys()]);
  const allowed = Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
  return wanted !== '' && distance(wanted, nearest) <= allowed ? byPlain.get(nearest) : undefined;
}

/** A sentence to end an error with: the likely candidate, else all of them when they are few. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  const meant = didYouMean(word, all);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  if (all.length === 0) return 'nothing is allowed here';
  const shown = all.slice(0, 20).join(', ');
  return `allowed: ${shown}${all.length > 20 ? `, … (${all.length} in all)` : ''}`;
}

const plain = (word: string) => word.toLowerCase().replaceAll(/[-_.]/g, '');
