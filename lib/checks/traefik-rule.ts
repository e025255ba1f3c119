import { isIP } from '../support/ip.ts';
import { suggestion } from '../support/suggest.ts';
import { addressBlock } from './addresses.ts';
import { isHostName } from './names.ts';

/** A matcher of Traefik's rule language: how many arguments it takes, and what the first must be. */
interface Matcher {
  readonly least: number;
  readonly most: number;
  readonly check?: (argument: string) => string | undefined;
}

const host = (argument: string) =>
  isHostName(argument.toLowerCase().replace(/\.$/, '')) ? undefined : `"${argument}" is no host name`;
const hostSni = (argument: string) => (argument === '*' ? undefined : host(argument));
const path = (argument: string) =>
  argument.startsWith('/') ? undefined : `the path "${argument}" does not start with "/"`;
const address = (argument: string) =>
  isIP(argument) !== 0 || addressBlock(argument) ? undefined : `"${argument}" is no address or address block`;

const http: Readonly<Record<string, Matcher>> = {
  ClientIP: { least: 1, most: 1, check: address },
  Header: { least: 2, most: 2 },
  HeaderRegexp: { least: 2, most: 2 },
  Host: { least: 1, most: 1, check: host },
  HostRegexp: { least: 1, most: 1 },
  Method: { least: 1, most: 1 },
  Path: { least: 1, most: 1, check: path },
  PathPrefix: { least: 1, most: 1, check: path },
  PathRegexp: { least: 1, most: 1 },
  Query: { least: 1, most: 2 },
  QueryRegexp: { least: 1, most: 2 },
};
const tcp: Readonly<Record<string, Matcher>> = {
  ALPN: { least: 1, most: 1 },
  ClientIP: { least: 1, most: 1, check: address },
  HostSNI: { least: 1, most: 1, check: hostSni },
  HostSNIRegexp: { least: 1, most: 1 },
};

/** The matchers of a rule in Traefik's version 3 syntax, or what is wrong with it. */
export type ParsedRule =
  | { readonly matchers: readonly { readonly name: string; readonly args: readonly string[] }[] }
  | { readonly problem: string; readonly fix?: string };

/**
 * Reads a `match` of an IngressRoute (`http`) or IngressRouteTCP (`tcp`): matchers with quoted arguments, joined by
 * `&&`, `||`, `!` and parentheses.
 *
 * Source: Traefik v3, "Routers", rule syntax.
 */
export function parseTraefikRule(text: string, protocol: 'http' | 'tcp'): ParsedRule {
  const table = protocol === 'http' ? http : tcp;
  const tokens = tokenize(text);
  if (!Array.isArray(tokens)) return tokens;
  const matchers: { name: string; args: string[] }[] = [];
  let position = 0;
  const peek = () => tokens[position];
  const fail = (problem: string, fix?: string) => new RuleError(problem, fix);

  const expression = (): void => {
    operand();
    while (peek() === '&&' || peek() === '||') {
      position++;
      operand();
    }
  };
  const operand = (): void => {
    while (peek() === '!') position++;
    if (peek() === '(') {
      position++;
      expression();
      if (tokens[position++] !== ')') throw fail('a "(" is not closed');
    } else matcher();
  };
  const matcher = (): void => {
    const word = tokens[position++];
    if (word === undefined)
      throw fail(
        'the rule ends where a matcher belongs',
        `write one such as ${Object.keys(table).includes('Host') ? 'Host(`grafana.example.com`)' : 'HostSNI(`otlp.example.com`)'}`,
      );
    if (!/^\w+$/.test(word)) throw fail(`${word} stands where a matcher belongs`);
    const name = Object.keys(table).find((known) => spellings(known).includes(word));
    if (name === undefined) throw fail(`there is no matcher ${word}`, suggestion(word, Object.keys(table)));
    if (tokens[position++] !== '(') throw fail(`${word} has no arguments`, `write ${word}(\`…\`)`);
    const args: string[] = [];
    while (peek() !== ')') {
      const argument = tokens[position++];
      if (argument === undefined) throw fail(`the "(" after ${word} is not closed`);
      if (!/^["`]/.test(argument))
        throw fail(`the argument ${argument} of ${word} is not quoted`, `write ${word}(\`${argument}\`)`);
      args.push(argument.slice(1, -1));
      if (peek() === ',') position++;
      else if (peek() !== undefined && peek() !== ')')
        throw fail(`a "," is missing between the arguments of ${word}`);
    }
    position++;
    checkArguments(name, args, table[name]);
    matchers.push({ name, args });
  };
  const checkArguments = (
    name: string,
    args: readonly string[],
    { least, most, check }: Matcher = { least: 0, most: 0 },
  ) => {
    if (args.length < least || args.length > most) {
      const wanted = least === most ? least : `${least} or ${most}`;
      const alternatives = args.map((argument) => `${name}(\`${argument}\`)`).join(' || ');
      throw fail(
        `${name} has ${args.length} arguments, not ${wanted}`,
        most === 1 && args.length > 1 ? `write ${alternatives}` : undefined,
      );
    }
    const problem = check?.(args[0] ?? '');
    if (problem) throw fail(problem);
  };

  try {
    expression();
    if (position < tokens.length) throw fail(`${peek()} stands where && or || belongs`);
    return { matchers };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { problem: error.message, ...(error.fix !== undefined && { fix: error.fix }) };
  }
}

class RuleError extends Error {
  readonly fix: string | undefined;

  constructor(problem: string, fix: string | undefined) {
    super(problem);
    this.fix = fix;
  }
}

/** Traefik takes each matcher in four spellings. */
function spellings(name: string): string[] {
  const lower = name.toLowerCase();
  return [name, lower, name.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)];
}

function tokenize(text: string): string[] | { problem: string; fix?: string } {
  const tokens: string[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const [token] = /^(&&|\|\||[!(),]|`[^`]*`|"(?:[^"\\]|\\.)*"|[^\s&|!(),`"]+)/.exec(rest) ?? [];
    if (token === undefined) {
      const isQuote = rest.startsWith('`') || rest.startsWith('"');
      return isQuote
        ? { problem: `the ${rest[0]} at ${rest.slice(0, 20)} is not closed` }
        : { problem: `a single ${rest[0]} is no operator`, fix: `write ${rest[0]}${rest[0]}` };
    }
    tokens.push(token);
    rest = rest.slice(token.length).trimStart();
  }
  return tokens;
}
