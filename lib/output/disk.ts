import type * as nodeFs from 'node:fs';
import { relative, sep } from 'node:path';
import { ExitCode, ObsError } from '../support/errors.ts';

/** The file system as this folder uses it: `node:fs`, or what a test puts in its place. */
export type Disk = typeof nodeFs;

/** A path as the user would type it: relative where it lies below the working folder. */
export function shown(path: string): string {
  const below = relative(process.cwd(), path);
  return below === '' || below === '..' || below.startsWith(`..${sep}`) ? path : below;
}

/** The code of an error of the system (`ENOENT`); undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  const code: unknown = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/**
 * What failed on the disk, told to the person who can do something about it.
 *
 * @param path what was to be written
 * @param kept what is as it was all the same, for the end of the advice
 * @returns an ObsError with exit code 3; anything that is no error of the system comes back as it is
 */
export function diskError(error: unknown, path: string, kept?: string): unknown {
  const code = errorCode(error);
  if (error instanceof ObsError || code === undefined) return error;
  const { message, fix } = explain(code, shown(path), (error as Error).message);
  const advice = kept === undefined ? fix : `${fix}; ${shown(kept)} is as it was`;
  return new ObsError({ message, fix: advice }, ExitCode.outside, error);
}

/** What could not be read, told in the same way. */
export function readError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof ObsError || code === undefined) return error;
  const { message, path: culprit = path } = error as NodeJS.ErrnoException;
  const denied = code === 'EACCES' || code === 'EPERM';
  return new ObsError(
    {
      message: `${shown(culprit)} could not be read: ${denied ? 'no permission' : message}`,
      fix: denied ? 'give yourself the right to (ls -ld shows whose it is)' : 'put that right and run again',
    },
    ExitCode.outside,
    error,
  );
}

function explain(code: string, path: string, detail: string): { message: string; fix: string } {
  switch (code) {
    case 'ENOSPC':
      return {
        message: `the disk is full: ${path} could not be written`,
        fix: 'free some space and run again',
      };
    case 'EDQUOT':
      return {
        message: `your disk quota is used up: ${path} could not be written`,
        fix: 'free some space and run again',
      };
    case 'EROFS':
      return {
        message: `${path} is on a read-only file system`,
        fix: 'make it writable, or write elsewhere: npx cdk8s synth --output FOLDER',
      };
    case 'EACCES':
    case 'EPERM':
      return {
        message: `no permission to write ${path}`,
        fix: 'give yourself the right to (ls -ld shows whose it is; an earlier run as root may have made it)',
      };
    case 'EBUSY':
      return {
        message: `${path} is a mount point or in use, and cannot be replaced as a whole`,
        fix: 'mount the folder above it instead, or end what uses it',
      };
    case 'EXDEV':
      return {
        message: `${path} cannot be renamed: it is a mount point, or comes from a layer of a container image`,
        fix: `make it a folder of this file system: cp -R ${path} ${path}.copy && rm -r ${path} && mv ${path}.copy ${path}`,
      };
    default:
      return { message: `${path} could not be written: ${detail}`, fix: 'put that right and run again' };
  }
}
