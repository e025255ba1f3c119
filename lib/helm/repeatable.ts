import { isChanging, namesChanging } from './changing-functions.ts';
import type { ChartFiles } from './chart-files.ts';
import { filesInUse } from './files-in-use.ts';
import type { RenderRequest } from './render.ts';
import { templateTokens } from './template-tokens.ts';

/**
 * Whether a chart renders the same each time for these values, as far as its text proves it: no action in any of its
 * templates calls a function that gives something else each time, nor does any text that `tpl` may be given. Where
 * `tpl` is called at all, that is every value, every other file, and the literals of templates: one with `{{` or `}}`
 * is a piece of a template that is put together, and such a chart is never repeatable.
 *
 * It is assumed that Helm itself repeats, that names and braces are written in one piece and without escapes in such
 * texts, and that no template prints a Go pointer (`printf "%p"`, or the whole of `$`, which has some).
 *
 * @param label what errors call the chart
 * @throws ObsError when a Chart.yaml or a packed subchart cannot be read
 */
export async function isRepeatable(
  files: ChartFiles,
  values: RenderRequest['values'],
  label: string,
): Promise<boolean> {
  const others: Buffer[] = [];
  let callsTpl = false;
  let buildsTemplates = false;
  for await (const [path, content] of filesInUse(files, values, label)) {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    if (!/^(charts\/[^/]+\/)*templates\//.test(path)) {
      others.push(bytes);
      continue;
    }
    // What is looked for is ASCII, and the rest is skipped.
    for (const { kind, text } of templateTokens(bytes.toString('latin1'))) {
      if (kind === 'literal') buildsTemplates ||= /\{\{|\}\}/.test(text);
      else if (isChanging(text)) return false;
      else callsTpl ||= text === 'tpl';
    }
  }
  if (!callsTpl) return true;
  if (buildsTemplates || mayCallChanging(JSON.stringify(values))) return false;
  return !others.some((bytes) => bytes.includes('{{') && mayCallChanging(bytes.toString('latin1')));
}

/**
 * Whether a name stands between `{{` and the last `}}` before the next `{{`. So wide, because quotes of YAML and JSON
 * hide where a literal of the template ends: what is in literals counts.
 */
function mayCallChanging(text: string): boolean {
  const [, ...actions] = text.split('{{');
  return actions.some((action) => {
    const end = action.lastIndexOf('}}');
    return namesChanging(end < 0 ? action : action.slice(0, end));
  });
}
