import { parseDuration, parseSize, type ValueType } from '../../catalogue/index.ts';
import type { TypedValue } from '../../model/index.ts';
import { placeOf, show } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const range: RiverRule = {
  id: 'river/range',
  severity: 'error',
  summary:
    'numbers, durations and sizes are within their limits, and texts and lists that must hold something do',
  check({ values }, report) {
    for (const typed of values) {
      const { type } = typed;
      const wrong = checkNumber(typed) ?? checkEmpty(typed);
      if (wrong === undefined) continue;
      const { value } = typed;
      const shown = typeof value === 'object' ? 'empty' : show(value as string);
      report(typed.expression, `${placeOf(typed)} is ${shown}${wrong.reason}`, {
        fix: wrong.fix,
        ...(type.kind === 'number' && wrong.isCut && { severity: 'warning' as const }),
      });
    }
  },
};

interface Wrong {
  readonly reason: string;
  readonly fix: string;
  /** Alloy takes the value, without what is behind its point. */
  readonly isCut?: true;
}

function checkNumber(typed: TypedValue): Wrong | undefined {
  const { type } = typed;
  if (type.kind !== 'number' && type.kind !== 'duration' && type.kind !== 'size') return undefined;
  const { value } = typed;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const amount = amountOf(type.kind, value);
  if (amount === undefined) return undefined;
  const { min, above } = type;
  const max = type.kind === 'number' ? type.max : undefined;
  if (isBelow(type.kind, amount, min))
    return { reason: `, but at least ${min} is needed`, fix: `write ${min} or more` };
  if (above !== undefined && amount <= (amountOf(type.kind, above) ?? 0)) {
    return { reason: `, but more than ${above} is needed`, fix: `write more than ${above}` };
  }
  if (max !== undefined && amount > max) {
    return { reason: `, but at most ${max} is allowed`, fix: `write ${max} or less` };
  }
  return type.kind === 'number' && type.integer && !Number.isInteger(amount)
    ? { reason: ', of which Alloy takes the whole part only', fix: 'write a whole number', isCut: true }
    : undefined;
}

function isBelow(kind: Amount, amount: number, min: string | number | undefined): boolean {
  return min !== undefined && amount < (amountOf(kind, min) ?? 0);
}

function checkEmpty(typed: TypedValue): Wrong | undefined {
  const { type, facts } = typed;
  const isText =
    ((type.kind === 'string' && type.nonEmpty) || (isUrl(type) && facts?.required)) && typed.value === '';
  const isList =
    type.kind === 'list' && type.nonEmpty && Array.isArray(typed.value) && typed.value.length === 0;
  if (!isText && !isList) return undefined;
  return { reason: isList ? '' : ', but must not be empty', fix: 'write a value' };
}

const isUrl = ({ kind }: ValueType) => kind === 'url' || kind === 'grpc-target';

type Amount = 'number' | 'duration' | 'size';

/** A number, seconds or bytes; undefined when the value is none. */
function amountOf(kind: Amount, value: string | number): number | undefined {
  if (kind === 'duration') return parseDuration(String(value));
  if (kind === 'size') return parseSize(String(value));
  const number = Number(value);
  return Number.isNaN(number) || value === '' ? undefined : number;
}
