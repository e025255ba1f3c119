import { gunzipSync } from 'node:zlib';
import { ObsError } from '../support/errors.ts';
import { type ChartFiles, maxChartBytes, pathRefusal } from './chart-files.ts';

/**
 * The files of a packed chart (.tgz), read in memory: nothing is ever unpacked to disk.
 *
 * @param label what errors call the archive
 * @throws ObsError when it is no complete gzip-compressed tar, is larger than 64 MiB unpacked, has a link, a device, one
 * path twice or a path outside itself, or is not one folder
 */
export async function readArchive(bytes: Uint8Array, label: string): Promise<ChartFiles> {
  const entries = await readTar(gunzip(bytes, label), label);
  const [folder] = (entries.keys().next().value ?? '').split('/');
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of entries) {
    if (!path.startsWith(`${folder}/`))
      throw refused(label, `has more than one folder: ${folder}/ and ${path}`);
    files.set(path.slice(`${folder}/`.length), content);
  }
  if (files.size === 0) throw refused(label, 'is empty');
  return files;
}

function gunzip(bytes: Uint8Array, label: string): Uint8Array {
  if (!isGzip(bytes)) throw refused(label, 'is not compressed with gzip');
  let unpacked: Uint8Array;
  try {
    unpacked = gunzipSync(bytes, { maxOutputLength: maxChartBytes });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `is larger than ${maxChartBytes / 1024 / 1024} MiB once unpacked`
        : `is damaged or cut off (${message})`;
    throw refused(label, why, error);
  }
  // The tar parser would decompress it once more, past the limit above.
  if (isGzip(unpacked)) throw refused(label, 'is compressed twice');
  return unpacked;
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function readTar(bytes: Uint8Array, label: string): Promise<Map<string, Uint8Array>> {
  const { Parser } = await import('tar');
  const files = new Map<string, Uint8Array>();
  let left = maxChartBytes;
  return new Promise((resolve, reject) => {
    const parser = new Parser({
      strict: true,
      brotli: false,
      zstd: false,
      onReadEntry(entry) {
        const refusal = entryRefusal(entry.type, entry.path);
        if (refusal !== undefined) return parser.abort(refused(label, refusal));
        if (files.has(entry.path)) return parser.abort(refused(label, `has ${entry.path} twice`));
        const chunks: Buffer[] = [];
        if (entry.type !== 'Directory') files.set(entry.path, Buffer.alloc(0));
        entry.on('data', (chunk) => {
          left -= chunk.length;
          if (left < 0) parser.abort(refused(label, 'is too large once unpacked'));
          else chunks.push(chunk);
        });
        entry.on('end', () => {
          if (entry.type !== 'Directory') files.set(entry.path, Buffer.concat(chunks));
        });
      },
    });
    parser.on('error', (error: Error) =>
      reject(
        error instanceof ObsError ? error : refused(label, `is damaged or cut off (${error.message})`, error),
      ),
    );
    parser.on('end', () => resolve(files));
    parser.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}

function entryRefusal(type: string, path: string): string | undefined {
  const bad = pathRefusal(path);
  if (bad !== undefined) return `has ${bad}: ${JSON.stringify(path)}`;
  if (['File', 'OldFile', 'ContiguousFile', 'Directory'].includes(type)) return undefined;
  return `has a ${/Link/.test(type) ? 'link' : 'device'}: ${path}`;
}

function refused(label: string, why: string, cause?: unknown): ObsError {
  return new ObsError(
    { message: `${label} ${why}`, fix: 'get the archive again; nothing of this one was used' },
    undefined,
    cause,
  );
}
