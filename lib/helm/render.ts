import { ObsError, type Problem } from '../support/errors.ts';
import { canonicalJson, sha256 } from '../support/json.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { memo } from '../support/memo.ts';
import type { ChartSource } from './chart-cache.ts';
import type { LockedChart } from './lock.ts';

/** What decides what helm renders, besides the chart's content. */
export interface RenderRequest {
  /** A chart of helm-charts.yaml: `loki`, or `loki@18.11.0` where several versions are listed. */
  readonly chart: string;
  /** The release's name. */
  readonly release: string;
  readonly namespace: string;
  /** Values over the chart's defaults: plain JSON. */
  readonly values: Readonly<Record<string, unknown>>;
  /** `1.33`: what the chart is told of the cluster. */
  readonly kubernetesVersion: string;
  /** APIs that the cluster has beyond Kubernetes' own, as `.Capabilities.APIVersions` names them. @default none */
  readonly apiVersions?: readonly string[];
}

/** What became of a request: the objects, and how they were made. */
export interface Render {
  readonly key: string;
  /**
   * True when this only stands for a render that is still to be made, and has no objects: see `PlannedRenders`.
   */
  readonly planned: boolean;
  readonly chart: Pick<LockedChart, 'name' | 'version' | 'digest'>;
  /** Whether the locked archive was found to give exactly these objects. */
  readonly verified: boolean;
  /** Sorted by kind, namespace and name; without what only Helm needs. */
  readonly objects: readonly KubeObject[];
  /** Hooks that were left out: tests, and those that helm-charts.yaml says to drop. */
  readonly droppedHooks: readonly string[];
  /** What helm printed beside the manifests. */
  readonly warnings: readonly string[];
}

/** A render as it is stored: with all that it was made from. */
export interface RenderRecord extends Omit<Render, 'planned'> {
  readonly release: string;
  readonly namespace: string;
  readonly kubernetesVersion: string;
  readonly apiVersions: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly source: ChartSource;
  /** `helm version --short` of the program that made it. */
  readonly helm: string;
}

/** Counts up when the same helm output would be stored as other objects: every key changes with it. */
const format = 1;

/**
 * The name of a render: the SHA-256 of everything that decides it. The helm program is not part of it, so that a new
 * one alone changes nothing until `obs charts verify` finds a difference.
 */
export function renderKey(request: RenderRequest, chart: LockedChart): string {
  const { release, namespace, values, kubernetesVersion, apiVersions } = request;
  const { name, version, digest, hooks } = chart;
  const decisive = {
    format,
    chart: { name, version, digest },
    hooks: hooks.map(({ object, action }) => ({ object, action })),
    release,
    namespace,
    values,
    kubernetesVersion,
    apiVersions: sortedApis(apiVersions),
  };
  return keys(JSON.stringify(decisive), () => sha256(canonicalJson(decisive)));
}

/** Clusters have most of their releases in common. */
const keys = memo<string>();

export const sortedApis = (apiVersions: readonly string[] = []) => [...new Set(apiVersions)].sort();

/** `namespace/release`, as errors and lists name a release. */
export const releaseLabel = ({ namespace, release }: { namespace: string; release: string }) =>
  `${namespace}/${release}`;

/**
 * Refuses what would not survive as an argument, a file name or JSON.
 *
 * @throws ObsError with every mistake
 */
export function checkRequest(request: RenderRequest): void {
  const { release, namespace, kubernetesVersion, apiVersions = [], values } = request;
  const where = `release ${releaseLabel(request)}`;
  const problems: Problem[] = [];
  // Helm's own limit for releases (53), and that of a DNS label for namespaces.
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(release) || release.length > 53) {
    problems.push({
      message: `${where}: "${release}" is no release name`,
      fix: 'write at most 53 of a-z, 0-9 and -',
    });
  }
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(namespace) || namespace.length > 63) {
    problems.push({
      message: `${where}: "${namespace}" is no namespace`,
      fix: 'write at most 63 of a-z, 0-9 and -',
    });
  }
  if (!/^1\.\d{1,3}(\.\d{1,3})?$/.test(kubernetesVersion)) {
    problems.push({
      message: `${where}: "${kubernetesVersion}" is no Kubernetes version`,
      fix: 'write 1.33',
    });
  }
  for (const api of apiVersions.filter((api) => !/^[A-Za-z0-9][A-Za-z0-9./-]*$/.test(api))) {
    problems.push({
      message: `${where}: "${api}" is no API version`,
      fix: 'write group/version or group/version/Kind',
    });
  }
  const odd = notJson(values);
  if (odd) {
    problems.push({
      message: `${where}: the value ${odd.join('.')} is not JSON`,
      fix: 'write text, a finite number, true, false or null',
    });
  }
  if (problems.length > 0) throw new ObsError(problems);
}

/** The path of the first member that JSON would drop or change; empty for the value itself. */
function notJson(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean')
    return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : [];
  if (typeof value !== 'object' || !isJsonContainer(value)) return [];
  for (const key of Object.keys(value)) {
    const odd = notJson((value as Readonly<Record<string, unknown>>)[key]);
    if (odd) return [key, ...odd];
  }
  return undefined;
}

function isJsonContainer(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
