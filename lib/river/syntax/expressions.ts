import type { Expression, Field } from './ast.ts';
import { parseCloser, parseItems } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { isCloser } from './reader.ts';
import { Span } from './source.ts';
import { unquote } from './strings.ts';
import { isBinaryOperator, precedence } from './token.ts';

/** Parses an expression of operators that bind at least so tightly. After a mistake its result stands for nothing. */
export function parseExpression(cursor: Cursor, lowest = 1): Expression {
  if (!cursor.enter()) return nothing(cursor);
  let left = parseUnary(cursor);
  let levels = 1;
  for (;;) {
    const operator = cursor.kind;
    if (cursor.lost || !isBinaryOperator(operator)) break;
    const tightness = precedence(operator);
    if (tightness < lowest || !cursor.enter()) break;
    levels++;
    const operatorStart = cursor.start;
    cursor.next();
    const right = parseExpression(cursor, operator === '^' ? tightness : tightness + 1);
    left = { type: 'binary', span: cursor.spanFrom(left.span.start), operator, operatorStart, left, right };
  }
  cursor.leave(levels);
  return left;
}

function parseUnary(cursor: Cursor): Expression {
  const operator = cursor.kind;
  if ((operator !== '!' && operator !== '-') || !cursor.enter()) return parseOperand(cursor);
  const { start } = cursor;
  cursor.next();
  const operand = parseUnary(cursor);
  cursor.leave();
  return { type: 'unary', span: cursor.spanFrom(start), operator, operand };
}

/** A value, and what is taken from it: `.name`, `[index]`, `(arguments)`. */
function parseOperand(cursor: Cursor): Expression {
  let value = parsePrimary(cursor);
  let levels = 0;
  while (!cursor.lost) {
    const { kind } = cursor;
    if (kind === '{' || (kind === 'string' && cursor.kindAfter(1) === '{')) skipBlock(cursor, value.span);
    else if ((kind !== '.' && kind !== '[' && kind !== '(') || !cursor.enter()) break;
    else {
      levels++;
      value = kind === '.' ? parseMember(cursor, value) : parseBracket(cursor, value);
    }
  }
  cursor.leave(levels);
  return value;
}

function parseMember(cursor: Cursor, object: Expression): Expression {
  cursor.next();
  const name = cursor.text;
  if (cursor.is('identifier')) cursor.next();
  else cursor.fail('a name after the dot', 'name what is taken from the value');
  return { type: 'member', span: cursor.spanFrom(object.span.start), object, name };
}

function parseBracket(cursor: Cursor, value: Expression): Expression {
  const { start } = value.span;
  const { start: open, kind } = cursor;
  cursor.next();
  if (kind === '(') {
    const args = parseItems(cursor, open, ')', 'argument', () => parseExpression(cursor));
    return { type: 'call', span: cursor.spanFrom(start), callee: value, open, args };
  }
  const index = parseExpression(cursor);
  parseCloser(cursor, ']');
  return { type: 'index', span: cursor.spanFrom(start), object: value, open, index };
}

/** What looks like a block where a value must stand: reported, and skipped as a whole. */
function skipBlock(cursor: Cursor, { start }: Span): void {
  cursor.report(start, 'a block is no value', 'write the block as a statement of its own, or an object');
  if (cursor.kind === 'string') cursor.next();
  cursor.next();
  cursor.skipTo('}');
  cursor.next();
}

function parsePrimary(cursor: Cursor): Expression {
  const { start, kind, text } = cursor;
  switch (kind) {
    case 'identifier':
      if (cursor.beginsStatement()) return missingValue(cursor);
      cursor.next();
      return { type: 'identifier', span: cursor.spanFrom(start), name: text };
    case 'string':
      cursor.next();
      return { type: 'string', span: cursor.spanFrom(start), value: unquote(text) };
    case 'number':
    case 'float':
      cursor.next();
      return { type: 'number', span: cursor.spanFrom(start), value: numberOf(text), float: kind === 'float' };
    case 'bool':
      cursor.next();
      return { type: 'bool', span: cursor.spanFrom(start), value: text === 'true' };
    case 'null':
      cursor.next();
      return { type: 'null', span: cursor.spanFrom(start) };
    case '[': {
      cursor.next();
      const items = parseItems(cursor, start, ']', 'element', () => parseExpression(cursor));
      return { type: 'array', span: cursor.spanFrom(start), items };
    }
    case '{': {
      cursor.next();
      const fields = parseItems(cursor, start, '}', 'field', () => parseField(cursor));
      return { type: 'object', span: cursor.spanFrom(start), fields };
    }
    case '(': {
      cursor.next();
      const inner = parseExpression(cursor);
      parseCloser(cursor, ')');
      return { type: 'paren', span: cursor.spanFrom(start), inner };
    }
    default:
      if (kind === 'eof' || (isCloser(kind) && cursor.startsLine())) return missingValue(cursor);
      cursor.fail('a value', 'write a literal, a reference or an expression');
      return nothing(cursor);
  }
}

/** A line ends where a value is due. Where indented fields follow, the value is an object that lacks its bracket. */
function missingValue(cursor: Cursor): Expression {
  const { source, start, previousEnd } = cursor;
  const isIndented = source.indentation(start) > source.indentation(previousEnd);
  if (!cursor.is('identifier') || !isIndented) {
    cursor.failAtLineEnd('a value', 'write one');
    return nothing(cursor);
  }
  cursor.report(
    previousEnd,
    'expected a value, got the end of the line',
    'write one; an object opens with {',
  );
  const fields = parseItems(cursor, previousEnd, '}', 'field', () => parseField(cursor));
  return { type: 'object', span: cursor.spanFrom(start), fields };
}

function parseField(cursor: Cursor): Field {
  const { start, text } = cursor;
  const key = cursor.is('string') ? text.slice(1, -1) : text;
  if (cursor.is('identifier', 'string')) {
    cursor.next();
    if (!cursor.is('=')) cursor.fail(`= after the name ${text}`, 'a field is written name = value');
  } else cursor.fail('a field', 'a field is written name = value');
  if (!cursor.lost) cursor.next();
  const value = cursor.lost ? nothing(cursor) : parseExpression(cursor);
  return { type: 'field', span: cursor.spanFrom(start), key, value };
}

/** Stands for a value that is not there. */
function nothing({ source, start }: Cursor): Expression {
  return { type: 'null', span: new Span(source, start, start) };
}

/** Like Go, an integer with a leading 0 is octal as far as its digits allow it. */
function numberOf(text: string): number {
  return /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text);
}
