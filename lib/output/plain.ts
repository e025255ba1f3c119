import { Buffer } from 'node:buffer';
import * as nodeFs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, relative, resolve } from 'node:path';
import { ObsError } from '../support/errors.ts';
import { inside } from '../support/files.ts';
import { diskError, errorCode, shown } from './disk.ts';
import type { OutputFile } from './plan.ts';

/**
 * Writes files into another folder than `dist/` and leaves alone what else is there: for `cdk8s synth --output` and
 * `--stdout`.
 *
 * With `--stdout` the CLI makes an empty temp folder, and prints all files in it at once with nothing between them. So
 * such a folder gets one file, with `---` before each object.
 *
 * @throws ObsError (exit code 3) when the disk does not let it
 */
export function writePlain(folder: string, files: readonly OutputFile[]): void {
  const tree = isPrinted(folder) ? [{ path: 'manifests.yaml', bytes: joined(files) }] : files;
  for (const { path, bytes } of tree) {
    const file = inside(folder, path);
    try {
      nodeFs.mkdirSync(dirname(file), { recursive: true });
      nodeFs.writeFileSync(file, bytes);
    } catch (error) {
      throw diskError(error, file);
    }
  }
}

/**
 * Makes the output folder of `cdk8s synth` a link to `dist/`, so that the CLI lists what is there, and removes no more
 * than the link when it runs again. An empty folder and another link give way.
 *
 * @throws ObsError when something else lies there (exit code 2), or the disk does not let it (exit code 3)
 */
export function linkOutdir(outdir: string, dist: string): void {
  try {
    nodeFs.mkdirSync(dirname(outdir), { recursive: true });
    const target = relative(nodeFs.realpathSync(dirname(outdir)), nodeFs.realpathSync(dist));
    const found = nodeFs.lstatSync(outdir, { throwIfNoEntry: false });
    if (found?.isSymbolicLink() && nodeFs.readlinkSync(outdir) === target) return;
    if (found?.isDirectory()) nodeFs.rmdirSync(outdir);
    else if (found && !found.isSymbolicLink()) throw notOurs(outdir);
    const link = `${outdir}.${process.pid}.tmp`;
    nodeFs.rmSync(link, { force: true });
    nodeFs.symlinkSync(target, link, 'dir');
    nodeFs.renameSync(link, outdir);
  } catch (error) {
    if (errorCode(error) === 'ENOTEMPTY') throw notOurs(outdir);
    throw diskError(error, outdir);
  }
}

function isPrinted(folder: string): boolean {
  const full = resolve(folder);
  if (dirname(full) !== resolve(tmpdir()) || !/^cdk8s-[A-Za-z0-9]{6}$/.test(basename(full))) return false;
  return nodeFs.existsSync(full) && nodeFs.readdirSync(full).length === 0;
}

function joined(files: readonly OutputFile[]): Uint8Array {
  return Buffer.concat(
    files.flatMap(({ bytes }) => [Buffer.from('---\n'), bytes, Buffer.from(bytes.at(-1) === 10 ? '' : '\n')]),
  );
}

function notOurs(path: string): ObsError {
  return new ObsError({
    message: `${shown(path)} is to be a link to the output, but something else lies there`,
    fix: 'remove it, or set `output: .cache/cdk8s` in cdk8s.yaml',
  });
}
