/** A word or sign of the OpenTelemetry Transformation Language. */
export interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'comparison' | 'sign' | 'end';
  readonly text: string;
}

const patterns: readonly (readonly [Exclude<Token['kind'], 'end'>, RegExp])[] = [
  ['number', /0x[a-fA-F\d]+|(?:\d+\.\d*|\d*\.\d+)(?:[eE][-+]?\d+)?|\d+/y],
  ['text', /"(?:\\.|[^\\"])*"/sy],
  ['comparison', /==|!=|>=|<=|>|</y],
  ['word', /[A-Za-z]\w*/y],
  ['sign', /[-+*/=(){}:,.[\]]/y],
];

/**
 * Splits a statement into tokens. Source: contrib 0.153, `pkg/ottl/grammar.go`.
 *
 * @returns the text from where it cannot be read, when there is such a place
 */
export function tokenize(statement: string): readonly Token[] | { readonly unread: string } {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(statement.slice(at))?.[0].length ?? 0;
    if (at >= statement.length) return [...tokens, { kind: 'end', text: '' }];
    const found = read(statement, at);
    if (found === undefined) return { unread: statement.slice(at) };
    tokens.push(found);
    at += found.text.length;
  }
}

function read(statement: string, at: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(statement)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return undefined;
}
