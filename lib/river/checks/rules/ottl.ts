import { suggestion } from '../../../support/suggest.ts';
import { type OttlContext, ottlFunctions, ottlPathContexts, ottlPaths } from '../../catalogue/index.ts';
import type { TypedValue } from '../../model/index.ts';
import { placeOf } from '../describe.ts';
import { type Surroundings, surroundingsOf } from '../ottl/contexts.ts';
import { type OttlCall, parseOttl } from '../ottl/parse.ts';
import { textOf } from '../ottl/text.ts';
import type { RiverRule } from '../rule.ts';

export const ottl: RiverRule = {
  id: 'river/ottl',
  severity: 'error',
  summary: 'statements and conditions of OTTL can be read, and use functions and paths that are there',
  check({ values }, report) {
    for (const typed of values) {
      const { type, expression } = typed;
      const text =
        type.kind === 'ottl-statement' || type.kind === 'ottl-condition' ? textOf(typed) : undefined;
      if (text === undefined) continue;
      for (const { message, fix } of mistakesIn(typed, text)) {
        report(expression, `${placeOf(typed)}: ${message}`, { fix });
      }
    }
  },
};

interface Mistake {
  readonly message: string;
  readonly fix: string;
}

function mistakesIn(typed: TypedValue, text: string): Mistake[] {
  const kind = typed.type.kind === 'ottl-statement' ? 'statement' : 'condition';
  const parsed = parseOttl(text, kind);
  if ('error' in parsed) {
    return [
      {
        message: `this is no ${kind} of OTTL: ${parsed.error}`,
        fix:
          kind === 'statement'
            ? 'write editor(path, value) where condition'
            : 'write a comparison, such as attributes["x"] == "y"',
      },
    ];
  }
  const around = surroundingsOf(typed);
  if (around === undefined) return [];
  return [
    ...parsed.calls.flatMap((call) => wrongCall(call, around) ?? []),
    ...parsed.paths.flatMap((path) => wrongPath(path, around) ?? []),
  ];
}

function wrongCall({ name, count }: OttlCall, { place, contexts }: Surroundings): Mistake | undefined {
  const known = contexts.map((context) => ottlFunctions(place, context));
  const found = known.flatMap((functions) => functions.get(name) ?? []);
  const [facts] = found;
  if (facts === undefined) {
    const isEditor = place !== 'transform' && ottlFunctions('transform', contexts[0] ?? 'span').has(name);
    return isEditor
      ? { message: `${name} changes data, which a condition cannot`, fix: 'compare two values' }
      : {
          message: `there is no function "${name}" for ${contexts.join(', ')}`,
          fix: suggestion(
            name,
            known.flatMap((functions) => [...functions.keys()]),
          ),
        };
  }
  if (count >= facts.min && count <= facts.max) return undefined;
  const wanted = facts.min === facts.max ? String(facts.min) : `${facts.min} to ${facts.max}`;
  return {
    message: `${name} takes ${wanted} arguments, not ${count}`,
    fix: 'write the arguments that it takes',
  };
}

function wrongPath(path: readonly string[], { contexts, isWritten }: Surroundings): Mistake | undefined {
  const [first = '', second] = path;
  const text = path.join('.');
  const outer = [...new Set(contexts.flatMap((context) => ottlPathContexts[context]))];
  const isContext = outer.includes(first) && second !== undefined;
  const members = isContext ? (ottlPaths[first] ?? []) : isWritten ? contexts.flatMap(ownPaths) : [];
  if (members.includes(isContext ? second : first)) return undefined;
  if (isContext) return { message: `${first} has no "${second}"`, fix: suggestion(second, members) };
  if (isWritten && second === undefined) {
    return { message: `${contexts.join(', ')} has no "${text}"`, fix: suggestion(first, members) };
  }
  return {
    message: `the path ${text} names no context that can be used here`,
    fix: `write ${outer.map((context) => `${context}.…`).join(', ')}`,
  };
}

const ownPaths = (context: OttlContext) => ottlPaths[context] ?? [];
