import { ExitCode, ObsError, type Problem } from '../support/errors.ts';

/**
 * Does a piece of work for every item, all at once, and waits for all of them whatever fails.
 *
 * @returns the results in the order of the items
 * @throws ObsError with the problems of all that failed in an expected way, each told once; any other error as it is
 */
export async function everyOne<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  return results(await Promise.allSettled(items.map(work)));
}

/** The same, one item after another: what one needs is free again before the next begins. */
export async function oneByOne<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const settled: PromiseSettledResult<R>[] = [];
  for (const item of items) settled.push(...(await Promise.allSettled([work(item)])));
  return results(settled);
}

function results<R>(settled: readonly PromiseSettledResult<R>[]): R[] {
  const problems = new Map<string, Problem>();
  let exitCode: ExitCode = ExitCode.ok;
  for (const result of settled) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof ObsError)) throw result.reason;
    for (const problem of result.reason.problems) problems.set(JSON.stringify(problem), problem);
    if (result.reason.exitCode > exitCode) exitCode = result.reason.exitCode;
  }
  if (problems.size > 0) throw new ObsError([...problems.values()], exitCode);
  return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
