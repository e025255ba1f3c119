/** The languages of queries. */
export type Language = 'PromQL' | 'LogQL';

interface Parser {
  parse(text: string): {
    iterate(spec: {
      enter(node: { readonly type: { readonly isError: boolean }; readonly from: number }): void;
    }): void;
  };
}

let parsers: Readonly<Record<Language, Parser>> | undefined;

/** What loads the parsers, unless they are there. It takes some milliseconds: only rules and dashboards need them. */
export const languageLoader = (): (() => Promise<void>) | undefined => (parsers ? undefined : loadLanguages);

export async function loadLanguages(): Promise<void> {
  const { parser: PromQL } = await import('@prometheus-io/lezer-promql');
  const { parser: LogQL } = await import('@grafana/lezer-logql');
  parsers = { PromQL, LogQL };
}

/** Where a text stops being one of its language: ` from ") by" on`; undefined when all of it can be read. */
export function mistakeIn(language: Language, text: string): string | undefined {
  if (!parsers) throw new Error('loadLanguages has not been called');
  const { [language]: parser } = parsers;
  const first = firstMistake(parser, text);
  if (first === undefined) return undefined;
  // What a variable of a dashboard stands for can be a number, a time or a name: one of them has to fit.
  const forms = text.includes('$') ? stand.map((one) => withVariables(text, one)) : [];
  if (forms.some((form) => firstMistake(parser, form) === undefined)) return undefined;
  const near = text.slice(first).trim().split('\n')[0] ?? '';
  return near === '' ? ': it ends too early' : ` from "${near.slice(0, 40)}" on`;
}

/** What may stand for a variable outside of a text and outside of `[…]`. */
const stand = ['x', '1', '5m'];

function withVariables(text: string, other: string): string {
  const variable = /\$\{[^}]+\}|\$__\w+|\$\w+|\[\[\w+\]\]/g;
  return text
    .replaceAll(/\[\s*(?:\$\{[^}]+\}|\$\w+)\s*(?::\s*(?:\$\{[^}]+\}|\$\w+|\w*)\s*)?\]/g, '[5m]')
    .replaceAll(/offset\s+(?:\$\{[^}]+\}|\$\w+)/g, 'offset 5m')
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, (quoted) => quoted.replaceAll(variable, 'x'))
    .replaceAll(variable, other);
}

function firstMistake(parser: Parser, text: string): number | undefined {
  let mistake: number | undefined;
  parser.parse(text).iterate({
    enter({ type, from }) {
      if (type.isError) mistake ??= from;
    },
  });
  return mistake;
}
