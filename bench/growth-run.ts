// A synth of every cluster of the working folder, without the program around it: what it takes is printed as JSON.
import { join } from 'node:path';
import { buildStacks } from '../charts/build.ts';
import { checkStack } from '../charts/checks.ts';
import { Verdicts, verdictsFile } from '../lib/checks/verdicts.ts';
import { loadClusters } from '../lib/cluster/load.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { planFiles, replaceTree, sharedTexts, yamlCache } from '../lib/output/index.ts';

const root = process.cwd();
const checks = process.argv[2] === 'checks';
const texts = sharedTexts();
// No verdict of an earlier run counts. As in a synth, what clusters have in common is looked at once.
const verdicts = new Verdicts(verdictsFile(root), `growth ${Date.now()}`);
const planned = await buildStacks(root, openWorkspace(root), loadClusters(root), {
  onRender: () => {
    throw new Error('a render is missing');
  },
  use: async (stack) => {
    const { name } = stack.cluster;
    const cache = yamlCache(join(root, '.cache', 'yaml', name), 'growth', texts);
    const files = planFiles({ cluster: name, objects: stack.objects, cache });
    cache.save();
    const found = checks ? await checkStack(stack, { root, verdicts }) : undefined;
    if (found?.findings.some(({ severity }) => severity === 'error')) throw new Error('a cluster has errors');
    return files;
  },
});
verdicts.save();
const files = planned.flat();
await replaceTree({
  dist: join(root, 'dist'),
  files,
  clusters: 'all',
  say: () => undefined,
  signal: new AbortController().signal,
});
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    cpu: (user + system) / 1000,
    memory: process.resourceUsage().maxRSS / 1024,
    files: files.length,
  }),
);
