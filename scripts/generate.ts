// `npm run generate`: writes the files that are made from the sources alone.
import { readFileSync } from 'node:fs';
import { writeFileAtomically } from '../lib/support/files.ts';
import { generated } from './generated.ts';

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
