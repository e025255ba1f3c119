import { ObsError } from '../support/errors.ts';
import { sha256 } from '../support/json.ts';
import { decodeUtf8 } from '../support/yaml.ts';
import { parseGoYaml } from './go-yaml.ts';

/** The files of a chart by their path inside it (`templates/service.yaml`), in memory. */
export type ChartFiles = ReadonlyMap<string, Uint8Array>;

/** Bytes that the archive or folder of a chart may have once it is unpacked. */
export const maxChartBytes = 64 * 1024 * 1024;

/** What Chart.yaml says, as far as it is used here. */
export interface ChartYaml {
  readonly name: string;
  readonly version: string;
  readonly dependencies: readonly ChartDependency[];
}

export interface ChartDependency {
  readonly name: string;
  /** The name it has in the values, where that is another. */
  readonly alias?: string;
  /** Paths of values, joined with commas, of which one switches it on or off. */
  readonly condition?: string;
  readonly tags?: readonly string[];
}

/**
 * Reads Chart.yaml, and requirements.yaml where an old chart (`apiVersion: v1`) lists its dependencies there.
 *
 * @param label what errors call the chart
 * @throws ObsError when there is no Chart.yaml, or it has no name or version
 */
export function readChartYaml(files: ChartFiles, label: string): ChartYaml {
  const chart = readYaml(files, 'Chart.yaml', label);
  const { name, version } = chart ?? {};
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw new ObsError({
      message: `${label} is no Helm chart: ${chart ? 'its Chart.yaml has no name or version' : 'it has no Chart.yaml'}`,
      fix: 'name the chart: its .tgz, or the folder that has Chart.yaml',
    });
  }
  const listed = chart?.dependencies ?? readYaml(files, 'requirements.yaml', label)?.dependencies;
  return { name, version, dependencies: Array.isArray(listed) ? (listed as ChartDependency[]) : [] };
}

/**
 * A YAML file of a chart as Helm reads it; undefined where there is none.
 *
 * @throws ObsError when it is not UTF-8, not YAML or no map
 */
export function readYaml(
  files: ChartFiles,
  path: string,
  label: string,
): Record<string, unknown> | undefined {
  const bytes = files.get(path);
  if (!bytes) return undefined;
  const file = `${label}/${path}`;
  const [value = null] = parseGoYaml(decodeUtf8(bytes, file), file);
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new ObsError({ at: { file }, message: 'expected a map' });
  }
  return value as Record<string, unknown>;
}

/**
 * One digest for all files of a chart: `sha256:` and the SHA-256 of the lines `<sha256 of the content>  <path>\n` in
 * the order of their paths. By hand, in the chart's folder:
 * `find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum`.
 */
export function treeDigest(files: ChartFiles): string {
  const paths = [...files.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const lines = paths.map((path) => `${sha256(files.get(path) ?? '')}  ${path}\n`);
  return `sha256:${sha256(lines.join(''))}`;
}

/**
 * Why a path inside a chart is refused; undefined when it is a plain relative one.
 */
export function pathRefusal(path: string): string | undefined {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'an absolute path';
  if (path.split('/').includes('..')) return 'a path that leads outside it';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a name must not have
  if (/[\\\x00-\x1f\x7f]/.test(path)) return 'a path with a backslash or a control character';
  return undefined;
}
