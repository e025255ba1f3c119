import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { ExitCode, ObsError } from '../../lib/support/errors.ts';
import { sha256 } from '../../lib/support/json.ts';
import { type RunResult, run } from '../../lib/support/process.ts';
import type { Source } from './sources.ts';

/** Text of the files of an archive whose path matches, by path, sorted. */
export type Files = ReadonlyMap<string, string>;

/**
 * Downloads an archive with its registry's own client, into a cache outside git.
 *
 * @throws ObsError when it cannot be had, its content is not the one recorded, or no file matches
 */
export async function fetchFiles(source: Source, paths: RegExp, cache: string): Promise<Files> {
  const archive = readFileSync(
    await (source.registry === 'pip' ? pipDownload(source, cache) : goDownload(source)),
  );
  const found = sha256(archive);
  if (found !== source.sha256) {
    throw new ObsError(
      {
        message: `${source.name} ${source.version}: the archive's sha256 is ${found}, not ${source.sha256}`,
        fix: 'if the version was changed on purpose, record the new sha256 in scripts/schemas/sources.ts',
      },
      ExitCode.outside,
    );
  }
  const files = Object.entries(unzipSync(archive, { filter: ({ name }) => paths.test(name) }));
  if (files.length === 0) {
    throw new ObsError({
      message: `${source.name} ${source.version} has no file that matches ${paths}`,
      fix: 'correct the paths in scripts/schemas/sources.ts',
    });
  }
  const decoder = new TextDecoder();
  return new Map(
    files
      .map(([name, bytes]) => [name, decoder.decode(bytes)] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}

async function pipDownload({ name, version }: Source, cache: string): Promise<string> {
  const folder = join(cache, `${name}-${version}`);
  mkdirSync(folder, { recursive: true });
  const wheel = () => readdirSync(folder).find((file) => file.endsWith('.whl'));
  if (!wheel()) {
    succeeded(
      'pip',
      await run(
        'python3',
        ['-m', 'pip', 'download', '--no-deps', '--dest', folder, `${name}==${version}`],
        toolEnv(),
      ),
    );
  }
  const file = wheel();
  if (!file)
    throw new ObsError({ message: `pip downloaded no wheel of ${name} ${version}` }, ExitCode.outside);
  return join(folder, file);
}

async function goDownload({ name, version }: Source): Promise<string> {
  // The archive is there even when the module asks for a newer Go than the one at hand, which exits with 1.
  const result = await run('go', ['mod', 'download', '-json', `${name}@${version}`], toolEnv());
  const zip = result.stdout.trim() && (JSON.parse(result.stdout) as { Zip?: string }).Zip;
  if (!zip) throw failed('go', result);
  return zip;
}

/** What the clients need of this process's environment: where they live, and how they reach their registry. */
function toolEnv() {
  const wanted = /^(PATH|HOME|TMPDIR|GO[A-Z]+|PIP_\w+|(https?|no)_proxy|SSL_CERT_\w+)$/i;
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => wanted.test(entry[0]) && entry[1] !== undefined,
  );
  return { env: Object.fromEntries(kept), timeout: 600_000 };
}

function succeeded(tool: string, result: RunResult): void {
  if (result.code !== 0) throw failed(tool, result);
}

function failed(tool: string, { code, stderr, stdout }: RunResult): ObsError {
  return new ObsError(
    { message: `${tool} failed with exit code ${code}: ${(stderr || stdout).trim()}` },
    ExitCode.outside,
  );
}
