import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { at } from '../../lib/support/plain.ts';
import { checkStack } from '../checks.ts';
import { exemptions } from './exemptions.ts';
import { objectName } from './names.ts';
import { stacks, versions } from './testing.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'obs-exemptions-'));
  symlinkSync(resolve('imports'), join(root, 'imports'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe.each(versions)('k8s-monitoring %s', (version) => {
  const check = () => checkStack(stacks[version], { root });

  test('has no finding', async () => {
    expect((await check()).findings).toEqual([]);
  });

  test('is silenced where the table says, and nowhere else', async () => {
    const silenced = (await check()).silenced.filter(
      ({ finding }) => finding.object?.namespace === 'monitoring',
    );
    const ofVersion = exemptions.filter((one) => (one.version ?? version) === version);
    for (const { finding, reason } of silenced) {
      const exemption = ofVersion.find(
        ({ rule, collectors, what }) =>
          rule === finding.rule &&
          (collectors?.some((one) => objectName(one) === finding.object?.name) ?? true) &&
          what.some((one) => finding.message.includes(one)),
      );
      expect({ finding, reason: exemption?.reason }).toEqual({ finding, reason });
    }
    const idle = ofVersion.flatMap(({ rule, what, collectors = [] }) => [
      ...what.filter(
        (one) => !silenced.some(({ finding }) => finding.rule === rule && finding.message.includes(one)),
      ),
      ...collectors.filter(
        (one) =>
          !silenced.some(({ finding }) => finding.rule === rule && finding.object?.name === objectName(one)),
      ),
    ]);
    expect(idle).toEqual([]);
  });

  test('what does not verify certificates is what the reason names', () => {
    const metrics = stacks[version].objects.find(
      ({ object }) => object.kind === 'ConfigMap' && object.metadata.name === objectName('alloy-metrics'),
    );
    const text = String(at(metrics?.object.data, 'config.alloy'));
    const scrapes = [...text.matchAll(/prometheus\.scrape "(\w+)" \{(.*?)\n {2}\}/gs)];
    const unverified = scrapes.filter(([, , body = '']) => /insecure_skip_verify = true/.test(body));
    expect(unverified.map(([, name]) => name)).toEqual([
      'annotation_autodiscovery_https',
      'kubelet',
      'kubelet_resources',
      'cadvisor',
      'kube_state_metrics',
      'node_exporter',
    ]);
    // The token of the ServiceAccount goes to kubelets alone.
    const sending = scrapes.filter(([, , body = '']) => /bearer_token_file = "\//.test(body));
    expect(sending.map(([, name]) => name)).toEqual(['kubelet', 'kubelet_resources', 'cadvisor']);
  });
});
