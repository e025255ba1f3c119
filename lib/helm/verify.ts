import type { Finding } from '../support/finding.ts';
import { canonicalJson } from '../support/json.ts';
import { cachedChart } from './chart-cache.ts';
import { shown } from './difference.ts';
import { chartFacts } from './facts.ts';
import { chartLabel, type LockedChart } from './lock.ts';
import { type RenderRequest, releaseLabel } from './render.ts';
import { type Rerendered, rerender } from './rerender.ts';
import type { HelmWorkspace } from './workspace.ts';

export interface Verification {
  /** Errors: what differs or is not stored. Warnings: what is the same, but not from the locked archive. */
  readonly findings: readonly Finding[];
  /** Renders that were made. */
  readonly made: number;
  /** Those that are the same as the stored ones. */
  readonly same: number;
  /** Stored renders that were marked as verified. */
  readonly marked: number;
}

/**
 * Renders everything again and compares with what is stored, facts about charts too. Renders that the locked archive
 * was found to give are marked as verified; nothing else is written.
 *
 * @throws ObsError when a chart is not at hand, or a request cannot be rendered
 */
export async function verifyRenders(
  workspace: HelmWorkspace,
  requests: readonly RenderRequest[],
): Promise<Verification> {
  const rerendered = await rerender(workspace, requests);
  const wrong = await chartsWithWrongFacts(workspace);
  const same = rerendered.filter(({ stored, differences }) => stored && differences.length === 0);
  const proved = same.filter(({ stored, fresh }) => !stored?.verified && fresh.verified);
  for (const { stored, fresh } of proved) {
    if (stored) workspace.store.write({ ...stored, verified: true, source: fresh.source });
  }
  return {
    findings: [...rerendered.flatMap(findingsOf), ...wrong.map(wrongFacts)],
    made: rerendered.length,
    same: same.length,
    marked: proved.length,
  };
}

function findingsOf({ fresh, stored, differences }: Rerendered): Finding[] {
  const release = `release ${releaseLabel(fresh)} (chart ${chartLabel(fresh.chart)})`;
  const pull = `run \`npx obs charts pull ${fresh.chart.name}@${fresh.chart.version}\``;
  if (!stored) {
    const message = `${release} has no stored render`;
    return [{ rule: 'helm/not-stored', severity: 'error', message, fix: 'run `npm run synth`' }];
  }
  if (differences.length === 0 && !fresh.verified) {
    const message = `${release} is the same again, but was rendered from an imported copy of the chart`;
    return [
      {
        rule: 'helm/not-verified',
        severity: 'warning',
        message,
        fix: `${pull}, which brings the locked archive`,
      },
    ];
  }
  return differences.map(({ object, path, before, after }) => ({
    rule: 'helm/render-differs',
    severity: 'error',
    object,
    ...(path === '' ? {} : { path }),
    message: `${release}: stored ${shown(before)}, rendered ${shown(after)}`,
    fix: `${pull}, which stores what the locked archive gives`,
  }));
}

/** The charts in the cache whose stored facts are not what their values.yaml says. */
async function chartsWithWrongFacts({ folders, lock, facts }: HelmWorkspace): Promise<LockedChart[]> {
  const wrong: LockedChart[] = [];
  for (const chart of lock.charts) {
    const cached = cachedChart(folders.archives, chart);
    if (!cached) continue;
    const fresh = await chartFacts(await cached.files(), chartLabel(chart));
    if (canonicalJson(fresh) !== canonicalJson(facts.find(chart))) wrong.push(chart);
  }
  return wrong;
}

const wrongFacts = ({ name, version }: LockedChart): Finding => ({
  rule: 'helm/facts-differ',
  severity: 'error',
  at: { file: `imports/charts/${name}-${version}.json` },
  message: `these are not the facts about the chart ${name} ${version}`,
  fix: `run \`npx obs charts pull ${name}@${version}\`, which writes them again`,
});
