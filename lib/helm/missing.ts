import { ObsError } from '../support/errors.ts';
import { differences, shown } from './difference.ts';
import { chartLabel, type LockedChart } from './lock.ts';
import { type RenderRecord, type RenderRequest, releaseLabel, sortedApis } from './render.ts';
import type { HelmWorkspace } from './workspace.ts';

/** Lines of changed values that an error shows. */
const maxChanges = 12;

/**
 * The error for a render that is neither stored nor can be made: which chart is needed, what changed since the nearest
 * stored render of the release, and the commands that bring the chart.
 */
export function missingRender(
  workspace: HelmWorkspace,
  request: RenderRequest,
  chart: LockedChart,
): ObsError {
  const changes = workspace.store
    .ofRelease(request)
    .map((record) => changesSince(record, request, chart))
    .sort((a, b) => a.length - b.length)[0];
  const hidden = (changes?.length ?? 0) - maxChanges;
  return new ObsError({
    message: `release ${releaseLabel(request)}: there is no stored render for these values, and making one needs the chart ${chartLabel(chart)}`,
    fix: [
      ...(changes ? ['changed since the stored render:'] : []),
      ...(changes ?? []).slice(0, maxChanges).map((change) => `  ${change}`),
      ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
      `run \`npx obs charts pull ${chart.name}@${chart.version}\`; on a machine without a network \`npx obs charts import PATH\` with its .tgz or folder`,
    ].join('\n'),
  });
}

/** `what: old → new` for everything that makes the key of a request another than that of a render. */
function changesSince(record: RenderRecord, request: RenderRequest, chart: LockedChart): string[] {
  const identity = ({
    chart: { name, version, digest },
    ...rest
  }: Pick<RenderRecord, 'chart' | 'kubernetesVersion' | 'apiVersions' | 'values'>) => ({
    chart: name,
    version,
    digest,
    kubernetesVersion: rest.kubernetesVersion,
    apiVersions: rest.apiVersions,
    values: rest.values,
  });
  const now = { ...request, chart, apiVersions: sortedApis(request.apiVersions) };
  const changed = differences(identity(record), identity(now));
  if (changed.length === 0)
    return ['how helm-charts.yaml treats the hooks of the chart, or how this program stores renders'];
  return changed.map(({ path, before, after }) => `${path}: ${shown(before)} → ${shown(after)}`);
}
