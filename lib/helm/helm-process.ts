import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type RunResult, run } from '../support/process.ts';

/** Bytes that one run may print; the largest chart of this stack prints under 1 MB. */
const maxOutput = 64 * 1024 * 1024;

/** A helm program that can be run, several at a time. */
export interface Helm {
  readonly program: string;
  /** @throws ObsError (exit code 3) when it cannot be started, runs too long or prints more than 64 MiB */
  readonly run: (args: readonly string[], input?: string) => Promise<RunResult>;
}

/**
 * A helm that runs with nothing of the user's: no KUBECONFIG, no HELM_*, no repository, no plugin, no proxy. As many run
 * at once as there are cores.
 *
 * @param home a folder of its own, where it would look for such things; it need not exist
 */
export function helmAt(program: string, home: string): Helm {
  const env = {
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    PATH: '/usr/bin:/bin',
    // The garbage collector would be a fifth of the time of so short a run: it works only when memory grows past the limit.
    GOGC: 'off',
    GOMEMLIMIT: '512MiB',
  };
  const slot = slots(availableParallelism());
  return {
    program,
    run: (args, input = '') => slot(() => run(program, args, { env, input, maxOutput })),
  };
}

/** Lets at most `count` pieces of work go on at once; the others wait their turn. */
function slots(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
