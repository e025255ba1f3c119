import { ObsError } from '../support/errors.ts';
import { parseYaml } from '../support/yaml.ts';
import { chartLabel, type LockedChart, parseLock } from './lock.ts';

/**
 * The text of helm-charts.yaml with one chart's digest replaced: every other byte, comments and layout among them,
 * stays as it is.
 *
 * @param digest `sha256:<hex>`
 * @throws ObsError when the chart is not there, or its digest is not written as a plain or quoted scalar
 */
export function withDigest(
  text: string,
  file: string,
  chart: Pick<LockedChart, 'name' | 'version'>,
  digest: string,
): string {
  const index = parseLock(text, file).charts.findIndex(
    ({ name, version }) => name === chart.name && version === chart.version,
  );
  const [document] = parseYaml(text, file);
  const at = index < 0 ? undefined : document?.locate(['charts', index, 'digest']);
  const start = at === undefined ? -1 : offsetOf(text, at.line ?? 1, at.column ?? 1);
  const [, key, scalar] =
    /^(["']?digest["']?\s*:\s*)(null|~|["']?sha256:[0-9a-f]{64}["']?)/.exec(text.slice(start)) ?? [];
  if (!at || key === undefined || scalar === undefined) {
    throw new ObsError({
      at: at ?? { file },
      message: `the digest of ${chartLabel(chart)} could not be recorded`,
      fix: `write it yourself: digest: ${digest}`,
    });
  }
  const value = start + key.length;
  return text.slice(0, value) + digest + text.slice(value + scalar.length);
}

function offsetOf(text: string, line: number, column: number): number {
  let offset = 0;
  for (let passed = 1; passed < line; passed++) offset = text.indexOf('\n', offset) + 1;
  return offset + column - 1;
}
