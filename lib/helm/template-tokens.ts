/** A piece of an action. */
export interface TemplateToken {
  /** `identifier` is a keyword or the name of a function, `field` one of `.Values.name`, with its dot. */
  readonly kind: 'identifier' | 'field' | 'literal';
  readonly text: string;
}

/**
 * The identifiers, fields and literals (text and characters, with their quotes) in the actions `{{ … }}` of a Go
 * template. Comments, variables, numbers and what is outside of actions are none.
 *
 * No identifier of a template that Go can parse is missed. Of another one it does not matter: helm refuses its chart.
 */
export function* templateTokens(template: string): Generator<TemplateToken> {
  const token = /\}\}|(["'])(?:(?!\1)[^\\]|\\.)*\1|`[^`]*`|\.?[A-Za-z_]\w*|\$\w+|\d\w*/gs;
  let end = 0;
  for (;;) {
    const start = template.indexOf('{{', end);
    if (start < 0) return;
    token.lastIndex = afterComment(template, start + '{{'.length);
    end = template.length;
    for (let found = token.exec(template); found; found = token.exec(template)) {
      const [text] = found;
      if (text === '}}') {
        end = token.lastIndex;
        break;
      }
      const kind = kindOf(text);
      if (kind) yield { kind, text };
    }
  }
}

/** Go knows a comment only right after the opening of an action, or after its `- `. */
function afterComment(template: string, start: number): number {
  const comment = /(?:-[ \t\r\n]+)?\/\*.*?\*\//sy;
  comment.lastIndex = start;
  return comment.test(template) ? comment.lastIndex : start;
}

function kindOf(text: string): TemplateToken['kind'] | undefined {
  const [first = ''] = text;
  if (first === '.') return 'field';
  if (/["'`]/.test(first)) return 'literal';
  return /[A-Za-z_]/.test(first) ? 'identifier' : undefined;
}
