import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const begin = '<!-- made by "npm run generate": begin -->';
const end = '<!-- made by "npm run generate": end -->';

/**
 * A document of docs/ with the text between its two marks replaced.
 *
 * @throws RangeError when it has no marks
 */
export function withGenerated(file: string, text: string): string {
  const document = readFileSync(file, 'utf8');
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new RangeError(`${file} has no marks "${begin}" and "${end}"`);
  return `${document.slice(0, from + begin.length)}\n\n${text}\n\n${document.slice(to)}`;
}

/** A document of docs/ in which each code block marked `file=PATH` holds that file; the path counts from docs/. */
export function withFiles(file: string): string {
  return readFileSync(file, 'utf8').replace(
    /^(```\w+ file=(\S+)\n)[\s\S]*?^```$/gmu,
    (_, head: string, path: string) => `${head}${readFileSync(join(dirname(file), path), 'utf8')}\`\`\``,
  );
}
