// `npm run generate`: writes the files that are made from the sources alone, and the renders of clusters/examples/.
import { readFileSync } from 'node:fs';
import { buildStacks } from '../charts/build.ts';
import { loadExamples } from '../lib/cluster/load.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { writeFileAtomically } from '../lib/support/files.ts';
import { generated } from './generated.ts';

await buildStacks('.', openWorkspace('.'), loadExamples('.'), {
  onRender: (requests) =>
    process.stdout.write(`rendering ${requests.map(({ release }) => release).join(', ')}\n`),
  use: async () => undefined,
});

for (const [file, make] of Object.entries(generated)) {
  const text = make();
  if (read(file) === text) continue;
  writeFileAtomically(file, text);
  process.stdout.write(`wrote ${file}\n`);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // Not there yet.
  }
}
