/** What a selector of log lines says. */
export interface Selector {
  /** Regular expressions of its matchers and line filters. */
  readonly patterns: readonly string[];
}

/** A text as Go writes it. */
const text = String.raw`"(?:[^"\\\n]|\\(?:[abfnrtv\\"]|[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}))*"`;

/** Letters of other alphabets: not told apart from their signs, because those would have to be loaded. */
const beyond = String.raw`\u0080-\uffff`;

/**
 * Reads a selector as Alloy's `stage.match` does: label matchers, then line filters, and nothing else; texts between
 * double quotes. Undefined when it is none. Source: Alloy 1.18, `internal/loki/logql/expr.y`.
 */
export function parseSelector(selector: string): Selector | undefined {
  const name = `[A-Za-z_${beyond}][\\w${beyond}]*`;
  const token = new RegExp(String.raw`\s*(?:(${text})|(${name})|(=~|!~|!=|\|=|\|~|[{}=,]))`, 'y');
  const patterns: string[] = [];
  let shape = '';
  let operator = '';
  const end = selector.trimEnd().length;
  for (let at = 0; at < end; at = token.lastIndex) {
    const [all, quoted, word, sign = ''] = token.exec(selector) ?? [];
    if (all === undefined) return undefined;
    if (quoted !== undefined && operator.includes('~')) patterns.push(unquote(quoted));
    operator = sign;
    shape += quoted !== undefined ? 's' : word !== undefined ? 'i' : sign;
  }
  const matcher = '(?:=~|!~|!=|=)s';
  const grammar = new RegExp(String.raw`^\{i${matcher}(?:,i${matcher})*\}(?:(?:\|=|\|~|!=|!~)s)*$`);
  return grammar.test(shape) ? { patterns } : undefined;
}

/** What stands between the quotes, as far as patterns need it. */
function unquote(quoted: string): string {
  return quoted.slice(1, -1).replaceAll(/\\(.)/g, (whole, escaped) => plainEscapes[escaped] ?? whole);
}

const plainEscapes: Readonly<Record<string, string>> = { '\\': '\\', '"': '"', n: '\n', t: '\t', r: '\r' };
