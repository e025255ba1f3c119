import { ObsError, type Problem } from '../support/errors.ts';
import { formatObject } from '../support/finding.ts';
import { type KubeObject, objectReference } from '../support/kubernetes.ts';
import type { CachedChart } from './chart-cache.ts';
import { randomProblems } from './determinism.ts';
import { everyOne } from './every-one.ts';
import type { ChartFacts } from './facts.ts';
import type { Helm } from './helm-process.ts';
import { withoutHooks } from './hooks.ts';
import type { LockedChart } from './lock.ts';
import { parseManifests } from './manifests.ts';
import { normalise } from './normalise.ts';
import { type RenderRecord, type RenderRequest, releaseLabel, sortedApis } from './render.ts';
import { template } from './template.ts';

export interface RenderJob {
  readonly helm: Helm;
  readonly request: RenderRequest;
  readonly chart: LockedChart;
  /** The name of the render. */
  readonly key: string;
  readonly cached: CachedChart;
  readonly facts: ChartFacts;
  /** Whether what is rendered once can be trusted: see `isRepeatable`. Asked while helm runs. */
  readonly isOnceEnough: () => Promise<boolean>;
}

/**
 * Renders one request, and once more to compare unless once is enough: what is stored is what any other machine renders
 * from the same bytes.
 *
 * @returns the record, without helm's version
 * @throws ObsError when helm refuses, when the chart renders something random, a hook that nobody decided about, or
 * Secret data
 */
export async function makeRender({
  helm,
  request,
  chart,
  key,
  cached,
  facts,
  isOnceEnough,
}: RenderJob): Promise<Omit<RenderRecord, 'helm'>> {
  const [first, second] = await everyOne([false, true], async (checked) =>
    checked && (await isOnceEnough()) ? undefined : template(helm, cached.path, request, { checked }),
  );
  if (!first) throw new Error('a render was asked for');
  const { objects, dropped } = objectsOf(first.manifests, request, chart);
  if (second && second.manifests !== first.manifests) {
    refuse(randomProblems(objects, objectsOf(second.manifests, request, chart).objects, chart, facts));
  }
  refuse(objects.filter(holdsSecret).map(secretData));

  return {
    key,
    chart: { name: chart.name, version: chart.version, digest: chart.digest },
    verified: cached.locked,
    source: cached.source,
    release: request.release,
    namespace: request.namespace,
    kubernetesVersion: request.kubernetesVersion,
    apiVersions: sortedApis(request.apiVersions),
    values: request.values,
    droppedHooks: dropped,
    warnings: first.warnings,
    objects,
  };
}

function objectsOf(manifests: string, request: RenderRequest, chart: LockedChart) {
  const label = `what helm printed for ${releaseLabel(request)}`;
  const { objects, dropped } = withoutHooks(parseManifests(manifests, label), chart);
  return { objects: normalise(objects, request.namespace), dropped };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ObsError(problems);
}

const holdsSecret = ({ apiVersion, kind, data, stringData }: KubeObject) =>
  apiVersion === 'v1' &&
  kind === 'Secret' &&
  [data, stringData].some((content) => Object.keys(content ?? {}).length > 0);

const secretData = (object: KubeObject): Problem => ({
  message: `${formatObject(objectReference(object))} has data, and renders are kept in git`,
  fix: 'let the chart use a Secret that is there already: look for a value like `existingSecret`',
});
