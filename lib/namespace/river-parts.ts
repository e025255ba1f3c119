import type { Cut, SourcePart } from '../river/pod/index.ts';
import { ObsError } from '../support/errors.ts';
import { memo } from '../support/memo.ts';

/** A file of river/. */
export interface RiverFile {
  readonly file: string;
  readonly text: string;
}

/**
 * A file of river/ with optional parts behind it, and where each line of it comes from. A component of a part takes the
 * place of the one of the same name in the file, which is taken out.
 *
 * @throws ObsError when two parts have the same component
 */
export const joinRiver = (files: readonly RiverFile[]): Joined =>
  joined(files.map(({ file, text }) => `${file}\0${text}`).join('\0'), () => join(files));

interface Joined {
  readonly text: string;
  readonly parts: readonly SourcePart[];
}

/** Most clusters choose the same parts. */
const joined = memo<Joined>();

function join([main, ...optional]: readonly RiverFile[]): Joined {
  if (!main) return { text: '', parts: [] };
  const owners = new Map<string, string>();
  for (const { file, text } of optional) {
    for (const head of heads(text)) {
      const other = owners.get(head);
      if (other !== undefined) {
        throw new ObsError({ at: { file }, message: `${head} is in ${other} too`, fix: 'use one of them' });
      }
      owners.set(head, file);
    }
  }
  const { lines, cuts } = without(main.text.split('\n'), [...owners.keys()]);
  let text = lines.join('\n');
  const parts: SourcePart[] = [{ file: main.file, startLine: 1, ...(cuts.length > 0 && { cuts }) }];
  for (const { file, text: more } of optional) {
    text += '\n';
    parts.push({ file, startLine: text.split('\n').length });
    text += more;
  }
  return { text, parts };
}

/** The first line of a component or configuration block, as `alloy fmt` writes it: at the line's beginning. */
const headPattern = /^([a-z_][\w.]*(?: "[^"\n]*")?) \{/u;

const heads = (text: string) =>
  text.split('\n').flatMap((line) => {
    const [, head] = headPattern.exec(line) ?? [];
    return head === undefined ? [] : [head];
  });

/** The lines of a formatted file without some blocks: each from its head to the brace that closes it, and a line. */
function without(lines: readonly string[], unwanted: readonly string[]): { lines: string[]; cuts: Cut[] } {
  const kept: string[] = [];
  const cuts: Cut[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [, head] = headPattern.exec(line) ?? [];
    if (head === undefined || !unwanted.includes(head)) {
      kept.push(line);
      continue;
    }
    const last = line.endsWith('}') ? index : lines.indexOf('}', index);
    const end = lines[last + 1] === '' && last + 2 < lines.length ? last + 1 : last;
    cuts.push({ line: index + 1, count: end - index + 1 });
    index = end;
  }
  return { lines: kept, cuts };
}
