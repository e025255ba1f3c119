import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { ObsError } from '../support/errors.ts';
import { type ChartFiles, maxChartBytes, pathRefusal } from './chart-files.ts';

/**
 * The files of a chart that lies unpacked in a folder.
 *
 * @throws ObsError when it has a link or a device (what they lead to is not part of the chart), a strange name, or more
 * than 64 MiB
 */
export function readFolder(folder: string): ChartFiles {
  const files = new Map<string, Uint8Array>();
  let left = maxChartBytes;

  const visit = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const refusal = pathRefusal(path);
      if (refusal !== undefined) throw refused(folder, `has ${refusal}: ${JSON.stringify(path)}`);
      if (entry.isDirectory()) visit(path);
      else files.set(path, read(path, entry));
    }
  };
  const read = (path: string, entry: Dirent): Uint8Array => {
    if (!entry.isFile())
      throw refused(folder, `has a ${entry.isSymbolicLink() ? 'link' : 'device'}: ${path}`);
    const descriptor = openSync(join(folder, path), 'r');
    try {
      const { size } = fstatSync(descriptor);
      left -= size;
      if (left < 0) throw refused(folder, `is larger than ${maxChartBytes / 1024 / 1024} MiB`);
      const content = Buffer.allocUnsafe(size);
      return content.subarray(0, readSync(descriptor, content));
    } finally {
      closeSync(descriptor);
    }
  };

  visit('');
  return files;
}

function refused(folder: string, why: string): ObsError {
  return new ObsError({
    message: `${folder} ${why}`,
    fix: 'import a folder of plain files: copy it with `cp -rL`',
  });
}
