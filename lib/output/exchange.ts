import { resolve } from 'node:path';
import { ObsError } from '../support/errors.ts';
import { run } from '../support/process.ts';

/** May exchange two paths of one file system in one step, or does nothing. */
export type Exchange = (a: string, b: string) => Promise<void>;

/**
 * The ways to Linux's `renameat2(RENAME_EXCHANGE)`, which Node does not offer, best first: perl, which nearly every
 * Linux has (3 ms), and `mv` of GNU coreutils 9.5 or newer. Each leaves no word whether it worked: the paths must be
 * looked at after each. Other systems have none.
 */
export function exchanges(): readonly Exchange[] {
  if (process.platform !== 'linux') return [];
  const number = renameat2[process.arch];
  return number === undefined ? [byMv] : [byPerl(number), byMv];
}

/** The number of the system call on an architecture (its asm/unistd.h). */
const renameat2: Readonly<Record<string, number>> = { x64: 316, arm64: 276 };

/** -100 is AT_FDCWD, 2 is RENAME_EXCHANGE. */
const script = 'exit(syscall($ARGV[0] + 0, -100, $ARGV[1], -100, $ARGV[2], 2) == 0 ? 0 : 1)';

function byPerl(number: number): Exchange {
  return (a, b) => attempt('perl', ['-f', '-e', script, '--', String(number), resolve(a), resolve(b)]);
}

/** Without `-T` a folder would be moved into the other one. */
const byMv: Exchange = (a, b) => attempt('mv', ['--exchange', '-T', '--', resolve(a), resolve(b)]);

async function attempt(program: string, args: readonly string[]): Promise<void> {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
  try {
    await run(program, args, { env, timeout: 10_000 });
  } catch (error) {
    // A program that is not there is one way less, and no mistake.
    if (!(error instanceof ObsError)) throw error;
  }
}
