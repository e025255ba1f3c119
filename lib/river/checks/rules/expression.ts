import type { ValueType } from '../../catalogue/index.ts';
import type { Model } from '../../model/index.ts';
import { type Binary, type Unary, walk } from '../../syntax/index.ts';
import type { Report, RiverRule } from '../rule.ts';

export const expression: RiverRule = {
  id: 'river/expression',
  severity: 'error',
  summary: 'operators are used with values that they take',
  check(model, report) {
    for (const { body } of model.units) {
      for (const { attributes } of body.all()) {
        for (const { value } of attributes) {
          walk(value, (node) => {
            if (node.type === 'binary') checkBinary(node, model, report);
            if (node.type === 'unary') checkUnary(node, model, report);
          });
        }
      }
    }
  },
};

/** What each operator takes on both sides. Source: Alloy 1.18, `syntax/internal/transform/`. */
function takes(operator: Binary['operator']): readonly Plain[] {
  if (operator === '&&' || operator === '||') return ['bool'];
  if (['+', '<', '<=', '>', '>='].includes(operator)) return ['number', 'string'];
  return ['number'];
}

type Plain = 'string' | 'number' | 'bool' | 'list';

const names = { string: 'text', number: 'a number', bool: 'a boolean', list: 'a list' };

function checkBinary(node: Binary, { typeOf }: Model, report: Report): void {
  const { operator } = node;
  if (operator === '==' || operator === '!=') return;
  const [left, right] = [plain(typeOf(node.left)), plain(typeOf(node.right))];
  const wrong = [left, right].find((kind) => kind !== undefined && !takes(operator).includes(kind));
  if (wrong !== undefined) {
    const fix =
      wrong === 'list'
        ? 'join lists with array.concat(…)'
        : 'write string.format("%v", …) to make text of it';
    report(node, `${operator} does not take ${names[wrong]}`, { fix });
  } else if (left !== undefined && right !== undefined && left !== right) {
    report(node, `${operator} takes two values of one type, not ${names[left]} and ${names[right]}`, {
      fix: 'write both as text, or both as numbers',
    });
  }
}

function checkUnary(node: Unary, { typeOf }: Model, report: Report): void {
  const given = plain(typeOf(node.operand));
  const wanted = node.operator === '!' ? 'bool' : 'number';
  if (given === undefined || given === wanted) return;
  report(node, `${node.operator} takes ${names[wanted]}, not ${names[given]}`, {
    fix: `write ${names[wanted]}`,
  });
}

/** What an expression is surely, as operators see it. */
function plain(type: ValueType | undefined): Plain | undefined {
  switch (type?.kind) {
    case 'string':
    case 'number':
    case 'bool':
    case 'list':
      return type.kind;
    case 'targets':
      return 'list';
    default:
      return undefined;
  }
}
