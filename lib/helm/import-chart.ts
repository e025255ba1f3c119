import { readFileSync, statSync } from 'node:fs';
import { ObsError } from '../support/errors.ts';
import { sha256 } from '../support/json.ts';
import { readArchive } from './archive.ts';
import { type ChartSource, cacheArchive, cacheFolder, wrongDigest } from './chart-cache.ts';
import { type ChartFiles, readChartYaml, treeDigest } from './chart-files.ts';
import { chartFacts } from './facts.ts';
import { readFolder } from './folder.ts';
import { chartLabel, findChart, type LockedChart } from './lock.ts';
import type { HelmWorkspace } from './workspace.ts';

export interface ImportedChart {
  readonly chart: LockedChart;
  readonly source: ChartSource;
}

/**
 * Puts a chart from disk into the cache and writes its facts: a `.tgz`, or the folder that has Chart.yaml. What is
 * rendered from it is not verified until `pull` or `verify` has rendered the same from the locked archive.
 *
 * @throws ObsError when it is no chart, not one that helm-charts.yaml lists, an archive with another digest than the
 * locked one, or a chart without its subcharts
 */
export async function importChart(workspace: HelmWorkspace, path: string): Promise<ImportedChart> {
  const { archives } = workspace.folders;
  if (isFolder(path)) {
    const files = readFolder(path);
    const chart = await admit(workspace, files, path);
    cacheFolder(archives, chart, files);
    return { chart, source: { tree: treeDigest(files) } };
  }
  const bytes = readFileSync(path);
  const digest = `sha256:${sha256(bytes)}`;
  const chart = await admit(workspace, await readArchive(bytes, path), path, digest);
  cacheArchive(archives, chart, bytes, false);
  return { chart, source: { archive: digest } };
}

/** Finds a chart's entry in the lock, checks the chart against it, and writes its facts. */
async function admit(
  { lock, facts }: HelmWorkspace,
  files: ChartFiles,
  path: string,
  digest?: string,
): Promise<LockedChart> {
  const { name, version } = readChartYaml(files, path);
  const chart = findChart(lock, `${name}@${version}`);
  if (digest !== undefined && chart.digest !== null && digest !== chart.digest) {
    throw wrongDigest(
      path,
      digest,
      chart.digest,
      'get the archive of that version from its repository again',
    );
  }
  requireSubcharts(files, path);
  facts.write(await chartFacts(files, chartLabel(chart)));
  return chart;
}

/** Helm refuses to render a chart whose subcharts are not in `charts/`, even those that are switched off. */
function requireSubcharts(files: ChartFiles, path: string): void {
  const present = [...files.keys()].map((file) => /^charts\/([^/]+)/.exec(file)?.[1] ?? '');
  const { dependencies } = readChartYaml(files, path);
  const absent = dependencies
    .map(({ name }) => name)
    .filter(
      (name) =>
        !present.some((entry) => entry === name || (entry.startsWith(`${name}-`) && entry.endsWith('.tgz'))),
    );
  if (absent.length === 0) return;
  throw new ObsError({
    message: `${path} lacks subcharts that it depends on: ${[...new Set(absent)].join(', ')}`,
    fix: 'import the .tgz of the repository, which has them, or run `helm dependency build` in the folder',
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new ObsError({
      message: `${path} cannot be read: ${(error as Error).message}`,
      fix: 'name a .tgz or a folder',
    });
  }
}
