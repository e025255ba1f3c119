import { posix } from 'node:path';
import type { Json } from '../../support/json.ts';
import { functionFacts, unknown } from '../catalogue/index.ts';
import type { Value } from './types.ts';

/** What a function of the standard library returns for known arguments; `unknown` where this is not computed here. */
export function callLibrary(name: string, args: readonly Json[]): Value {
  const current = functionFacts(name)?.replacement ?? name;
  if (current === 'coalesce') return args.find((value) => !isEmpty(value)) ?? args.at(-1) ?? null;
  if (current === 'array.concat') return args.every(Array.isArray) ? args.flat() : unknown;
  if (current === 'string.join') {
    const [list, separator] = args;
    return isTexts(list) && typeof separator === 'string' ? list.join(separator) : unknown;
  }
  if (!isTexts(args)) return unknown;
  const [text = '', second = '', third = ''] = args;
  switch (current) {
    case 'string.format':
      return format(text, args.slice(1));
    case 'string.replace':
      return text.replaceAll(second, () => third);
    case 'string.split':
      return text.split(second);
    case 'string.to_lower':
      return text.toLowerCase();
    case 'string.to_upper':
      return text.toUpperCase();
    case 'string.trim_space':
      return text.trim();
    case 'string.trim_prefix':
      return second !== '' && text.startsWith(second) ? text.slice(second.length) : text;
    case 'string.trim_suffix':
      return second !== '' && text.endsWith(second) ? text.slice(0, -second.length) : text;
    case 'file.path_join':
      return args.every((part) => part === '') ? '' : posix.join(...args).replace(/(?<=.)\/$/, '');
    default:
      return unknown;
  }
}

/** Texts put into a format that has nothing but `%s` and `%%`. */
function format(pattern: string, args: readonly string[]): Value {
  const rest = [...args];
  const verbs = pattern.match(/%./gs) ?? [];
  if (verbs.some((verb) => verb !== '%s' && verb !== '%%')) return unknown;
  if (verbs.filter((verb) => verb === '%s').length !== args.length) return unknown;
  return pattern.replaceAll(/%[s%]/g, (verb) => (verb === '%%' ? '%' : (rest.shift() ?? '')));
}

const isEmpty = (value: Json): boolean =>
  value === null ||
  value === '' ||
  value === 0 ||
  value === false ||
  (typeof value === 'object' && Object.keys(value).length === 0);

const isTexts = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
