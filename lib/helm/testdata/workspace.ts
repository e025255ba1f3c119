import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHelm } from '../helm-binary.ts';
import type { RenderRequest } from '../render.ts';

/** The chart of our own that the tests render. */
export const tinyChart = join(import.meta.dirname, 'tiny');

/** A new folder with a helm-charts.yaml that lists the tiny chart. */
export function newRoot(chart = ''): string {
  const root = mkdtempSync(join(tmpdir(), 'obs-charts-'));
  writeFileSync(
    join(root, 'helm-charts.yaml'),
    `# Charts.
charts:
  - name: tiny
    repository: https://charts.example.com
    version: 0.1.0
    digest: null # not known yet
${chart}`,
  );
  return root;
}

export const request = (values: RenderRequest['values'] = {}): RenderRequest => ({
  chart: 'tiny',
  release: 'one',
  namespace: 'ns',
  values,
  kubernetesVersion: '1.33',
});

/** The helm that this repository comes with; undefined on a machine that has none. */
export async function realHelm(): Promise<string | undefined> {
  const root = join(import.meta.dirname, '../../..');
  return findHelm({ root, tools: join(root, '.cache/tools') }).catch(() => undefined);
}
