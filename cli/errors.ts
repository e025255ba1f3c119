import type { Writable } from 'node:stream';
import { ExitCode, Interrupted, ObsError } from '../lib/support/errors.ts';

/** What the operating system's refusals mean to the user. */
const systemErrors: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many open files',
};

/** Shows an error to the user and says what the process exits with. */
export function reportError(
  error: unknown,
  { stderr, env }: { stderr: Writable; env: Readonly<Record<string, string | undefined>> },
): number {
  const stack = env.DEBUG && error instanceof Error ? `${error.stack}\n` : '';
  if (error instanceof Interrupted || error instanceof ObsError) {
    stderr.write(`${error.message}\n${stack}`);
    return error.exitCode;
  }
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code && systemErrors[code]) {
    stderr.write(`${path ? `${path}: ` : ''}${systemErrors[code]} (${code}); nothing was changed\n${stack}`);
    return ExitCode.outside;
  }
  stderr.write(
    `this is a bug of obs: ${message ?? String(error)}\n${stack || '  run it again with DEBUG=1 and report what it prints\n'}`,
  );
  return ExitCode.outside;
}
