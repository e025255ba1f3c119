import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from '../support/files.ts';
import type { Disk } from './disk.ts';
import type { OutputFile } from './plan.ts';

/** For the tests of this folder: a new folder, with a `dist` in it when files are given. */
export function tempDist(content?: Record<string, string>): string {
  const dist = join(fs.mkdtempSync(join(tmpdir(), 'obs-output-')), 'dist');
  for (const [path, text] of Object.entries(content ?? {})) {
    fs.mkdirSync(dirname(join(dist, path)), { recursive: true });
    fs.writeFileSync(join(dist, path), text);
  }
  return dist;
}

export function cleanUp(dist: string): void {
  fs.rmSync(dirname(dist), { recursive: true, force: true });
}

/** Every file below a folder with its text; undefined when there is no folder. */
export function contentOf(dist: string): Record<string, string> | undefined {
  if (!fs.existsSync(dist)) return undefined;
  return Object.fromEntries(listFiles(dist).map((path) => [path, fs.readFileSync(join(dist, path), 'utf8')]));
}

/** What lies beside `dist`. */
export function besideOf(dist: string): string[] {
  return fs.readdirSync(dirname(dist)).filter((name) => name !== 'dist');
}

export function filesOf(content: Record<string, string>): OutputFile[] {
  return Object.entries(content).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
}

/** A file system that lets a test see each call, or fail it by throwing. Waiting for the disk is left out: it is slow. */
export function watchedDisk(onCall: (name: string, args: readonly unknown[]) => void): Disk {
  return new Proxy({ ...fs } as Disk, {
    get(target, name: string) {
      const real: unknown = Reflect.get(target, name);
      if (typeof real !== 'function') return real;
      return (...args: unknown[]) => {
        onCall(name, args);
        if (name === 'fsync') return (args.at(-1) as () => void)();
        return (real as (...args: unknown[]) => unknown)(...args);
      };
    },
  });
}

/** An error as the system makes it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code });
}
