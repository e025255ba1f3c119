import { FAILSAFE_SCHEMA } from 'js-yaml';
import { ExitCode, ObsError } from '../support/errors.ts';
import { decodeUtf8, parseYaml } from '../support/yaml.ts';
import { type DownloadOptions, download } from './download.ts';
import { chartLabel, type LockedChart } from './lock.ts';

/** What a repository's index says of one version of a chart. */
export interface IndexEntry {
  /** Absolute address of the archive. */
  readonly url: string;
  /** `sha256:<hex>`; undefined where the index has none. */
  readonly digest: string | undefined;
}

/** Values in an index; prometheus-community's has some 300000. */
const maxNodes = 10_000_000;

/** Reads the indexes of chart repositories, each once. */
export class RepositoryIndexes {
  private readonly options: DownloadOptions;
  private readonly read = new Map<string, Promise<Record<string, unknown>>>();

  constructor(options: DownloadOptions) {
    this.options = options;
  }

  /** @throws ObsError when the index cannot be had or read, or has no such version */
  async find(chart: LockedChart): Promise<IndexEntry> {
    const base = chart.repository.endsWith('/') ? chart.repository : `${chart.repository}/`;
    const index = this.read.get(base) ?? this.load(base);
    this.read.set(base, index);
    const entries = await index;
    const versions = Object.hasOwn(entries, chart.name) ? (entries[chart.name] as RawEntry[]) : [];
    const entry = versions.find(({ version }) => version === chart.version);
    const [url] = entry?.urls ?? [];
    if (!entry || typeof url !== 'string') throw unknownVersion(chart, versions);
    const { digest } = entry;
    const known = typeof digest === 'string' && digest !== '';
    return {
      url: new URL(url, base).href,
      digest: known ? `sha256:${digest.replace(/^sha256:/, '').toLowerCase()}` : undefined,
    };
  }

  private async load(base: string): Promise<Record<string, unknown>> {
    const url = `${base}index.yaml`;
    const text = decodeUtf8(await download(url, this.options), url);
    // A digest or a version may look like a number.
    const [document] = parseYaml(text, url, { maxNodes, schema: FAILSAFE_SCHEMA });
    const entries = (document?.value as { entries?: unknown } | null | undefined)?.entries;
    if (entries !== null && typeof entries === 'object') return entries as Record<string, unknown>;
    throw new ObsError({ message: `${url} is no index of a chart repository` }, ExitCode.outside);
  }
}

interface RawEntry {
  readonly version?: unknown;
  readonly digest?: unknown;
  readonly urls?: readonly unknown[];
}

function unknownVersion(chart: LockedChart, versions: readonly RawEntry[]): ObsError {
  const newest = versions.slice(0, 5).map(({ version }) => version);
  return new ObsError({
    message: `${chart.repository} has no chart ${chartLabel(chart)}`,
    fix:
      newest.length > 0
        ? `it has ${newest.join(', ')}${versions.length > 5 ? ` and ${versions.length - 5} more` : ''}: correct the version in helm-charts.yaml`
        : 'it has no chart of that name: correct the name or the repository in helm-charts.yaml',
  });
}
