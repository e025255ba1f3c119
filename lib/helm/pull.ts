import { readFileSync } from 'node:fs';
import { ObsError } from '../support/errors.ts';
import { writeFileAtomically } from '../support/files.ts';
import { sha256 } from '../support/json.ts';
import { decodeUtf8 } from '../support/yaml.ts';
import { readArchive } from './archive.ts';
import { type CachedChart, cacheArchive, cachedChart, wrongDigest } from './chart-cache.ts';
import { readChartYaml } from './chart-files.ts';
import { type DownloadOptions, download } from './download.ts';
import { everyOne } from './every-one.ts';
import { chartFacts } from './facts.ts';
import { chartLabel, type LockedChart } from './lock.ts';
import { withDigest } from './lock-edit.ts';
import { RepositoryIndexes } from './repository-index.ts';
import type { HelmWorkspace } from './workspace.ts';

export interface PulledChart {
  /** With its digest, which the lock may not have known before. */
  readonly chart: LockedChart & { readonly digest: string };
  /** False when the locked archive was in the cache already. */
  readonly downloaded: boolean;
  /** Whether the digest was written to helm-charts.yaml. */
  readonly recorded: boolean;
}

/**
 * Brings the locked archives of charts into the cache and writes their facts.
 *
 * An archive is used only after its SHA-256 was found to be the lock's; where the lock has none, that of the
 * repository's index, which is then written to helm-charts.yaml.
 *
 * @throws ObsError with every chart whose repository cannot be reached or has no such version, or whose index, archive
 * and lock disagree; the others are pulled nevertheless
 */
export async function pullCharts(
  workspace: HelmWorkspace,
  charts: readonly LockedChart[],
  options: DownloadOptions = {},
): Promise<PulledChart[]> {
  const indexes = new RepositoryIndexes(options);
  return everyOne(charts, (chart) => pull(workspace, chart, indexes, options));
}

async function pull(
  workspace: HelmWorkspace,
  chart: LockedChart,
  indexes: RepositoryIndexes,
  options: DownloadOptions,
): Promise<PulledChart> {
  const { archives } = workspace.folders;
  const cached = lockedInCache(archives, chart);
  const bytes = cached ? readFileSync(cached.path) : await fetchArchive(chart, indexes, options);
  const digest = `sha256:${sha256(bytes)}`;

  const label = chartLabel(chart);
  const files = await readArchive(bytes, `the archive of ${label}`);
  const inside = readChartYaml(files, `the archive of ${label}`);
  if (inside.name !== chart.name || inside.version !== chart.version) {
    throw new ObsError({ message: `the archive of ${label} holds another chart: ${chartLabel(inside)}` });
  }
  cacheArchive(archives, chart, bytes, true);
  workspace.facts.write(await chartFacts(files, label));
  if (chart.digest === null) recordDigest(workspace, chart, digest);
  return { chart: { ...chart, digest }, downloaded: !cached, recorded: chart.digest === null };
}

/** The cached archive, if it is the locked one; whatever else is there is to be replaced. */
function lockedInCache(cache: string, chart: LockedChart): CachedChart | undefined {
  if (chart.digest === null) return undefined;
  try {
    const cached = cachedChart(cache, chart);
    return cached && 'archive' in cached.source ? cached : undefined;
  } catch (error) {
    if (error instanceof ObsError) return undefined;
    throw error;
  }
}

/** Downloads an archive and checks it against the lock, or against the index where the lock has no digest. */
async function fetchArchive(
  chart: LockedChart,
  indexes: RepositoryIndexes,
  options: DownloadOptions,
): Promise<Uint8Array> {
  // With an address and a digest of its own, the lock needs no index.
  const entry = chart.url !== undefined && chart.digest !== null ? undefined : await indexes.find(chart);
  const label = chartLabel(chart);
  if (chart.digest !== null && entry?.digest !== undefined && entry.digest !== chart.digest) {
    const what = `${label}, says ${chart.repository},`;
    const fix =
      'if `version` was changed on purpose, write `digest: null` in helm-charts.yaml and pull again';
    throw wrongDigest(what, entry.digest, chart.digest, fix);
  }
  const expected = chart.digest ?? entry?.digest;
  if (expected === undefined) {
    throw new ObsError({
      message: `${chart.repository} gives no digest for ${label}`,
      fix: 'get the archive from a place that you trust, and write its sha256 as `digest` in helm-charts.yaml',
    });
  }
  const bytes = await download(chart.url ?? entry?.url ?? '', options);
  const digest = `sha256:${sha256(bytes)}`;
  if (digest !== expected) {
    const fix = 'it is not the archive that was locked or announced, and was not used: ask its maintainers';
    throw wrongDigest(`the archive that was downloaded for ${label}`, digest, expected, fix);
  }
  return bytes;
}

function recordDigest({ folders, lock }: HelmWorkspace, chart: LockedChart, digest: string): void {
  const text = decodeUtf8(readFileSync(folders.lock), lock.file);
  writeFileAtomically(folders.lock, withDigest(text, lock.file, chart, digest));
}
