import { unknown } from '../../catalogue/index.ts';
import type { TypedValue } from '../../model/index.ts';
import type { Expression } from '../../syntax/index.ts';

/**
 * The text of a statement or condition. Parts of it that are not known before Alloy runs are taken for a digit, which
 * can stand in a text as well as for a number. Undefined where nothing is known, or where it is no text.
 */
export function textOf({ value, expression }: TypedValue): string | undefined {
  if (value !== unknown) return typeof value === 'string' ? value : undefined;
  return expression.type === 'binary' ? joined(expression) : undefined;
}

function joined(expression: Expression): string {
  if (expression.type === 'string') return expression.value;
  if (expression.type === 'paren') return joined(expression.inner);
  return expression.type === 'binary' && expression.operator === '+'
    ? joined(expression.left) + joined(expression.right)
    : '1';
}
