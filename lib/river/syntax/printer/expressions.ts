import type { ArrayLiteral, Call, Expression, Field, ObjectLiteral } from '../ast.ts';
import type { Pen } from './pen.ts';

/** Writes an expression; tokens that `alloy fmt` reckons the place of are written without their offset. */
export function printExpression(pen: Pen, node: Expression): void {
  const { start, end, text } = node.span;
  switch (node.type) {
    case 'number':
      pen.write(node.float ? 'float' : 'number', text, start);
      break;
    case 'identifier':
    case 'string':
    case 'bool':
    case 'null':
      pen.write(node.type, text, start);
      break;
    case 'array':
      printArray(pen, node);
      break;
    case 'object':
      printObject(pen, node);
      break;
    case 'member':
      printExpression(pen, node.object);
      pen.write('.').write('identifier', node.name);
      break;
    case 'index':
      printExpression(pen, node.object);
      pen.write('[', '[', node.open);
      printExpression(pen, node.index);
      pen.write(']', ']', end - 1);
      break;
    case 'call':
      printExpression(pen, node.callee);
      printArguments(pen, node);
      break;
    case 'unary':
      pen.write(node.operator, node.operator, start);
      printExpression(pen, node.operand);
      break;
    case 'binary':
      printExpression(pen, node.left);
      pen.space('blank').write(node.operator, node.operator, node.operatorStart).space('blank');
      printExpression(pen, node.right);
      break;
    case 'paren':
      pen.write('(');
      printExpression(pen, node.inner);
      pen.write(')');
      break;
  }
}

/** An element stays on another line than the one before it; the last then has a comma if the bracket is on another, too. */
function printArray(pen: Pen, { items, span }: ArrayLiteral): void {
  pen.write('[', '[', span.start);
  let line = span.firstLine;
  for (const [index, item] of items.entries()) {
    const isOnNewLine = item.span.firstLine !== line;
    if (isOnNewLine) pen.space('indent', 'section');
    else if (index > 0) pen.space('blank');
    printExpression(pen, item);
    line = item.span.lastLine;
    if (index + 1 < items.length) pen.write(',');
    if (isOnNewLine) pen.space('dedent');
  }
  // Indented for the comments behind the last element.
  if (items.length > 0 && line !== span.lastLine) pen.write(',').space('indent', 'section', 'dedent');
  pen.write(']', ']', span.end - 1);
}

/** The `=` of fields on adjacent lines are aligned, up to one whose value takes several lines. */
function printObject(pen: Pen, { fields, span }: ObjectLiteral): void {
  pen.write('{', '{', span.start).space('indent');
  let line = span.firstLine;
  let previous: Field | undefined;
  for (const field of fields) {
    if (previous) pen.write(',');
    if (field.span.firstLine !== line)
      pen.space(previous && isOneLine(previous.value) ? 'newline' : 'section');
    else if (previous) pen.space('blank');
    printKey(pen, field);
    pen.space('tab').write('=').space('blank');
    printExpression(pen, field.value);
    line = lastLineOfKey(field);
    previous = field;
  }
  if (fields.length > 0 && line !== span.lastLine) pen.write(',').space('section');
  pen.space('dedent').write('}', '}', span.end - 1);
}

/** A key in backquotes gets double quotes, unless it would need escapes then: they would be part of it. */
function printKey(pen: Pen, { key, span }: Field): void {
  const { start, source } = span;
  const quote = source.text[start];
  if (quote !== '"' && quote !== '`') pen.write('identifier', key, start);
  else if (/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u.test(key) && !/["\\]/.test(key))
    pen.write('string', `"${key}"`, start);
  else pen.write('string', `${quote}${key}${quote}`, start);
}

function printArguments(pen: Pen, { args, open, span }: Call): void {
  const { source } = span;
  pen.write('(');
  let line = source.lineAt(open);
  for (const [index, arg] of args.entries()) {
    const isOnNewLine = arg.span.firstLine !== line;
    if (isOnNewLine) pen.space('section', 'indent');
    printExpression(pen, arg);
    line = arg.span.lastLine;
    if (index + 1 < args.length) pen.write(',').space('blank');
    if (isOnNewLine) pen.space('dedent');
  }
  if (args.length > 0 && line !== span.lastLine) pen.write(',').space('section');
  pen.write(')');
}

function isOneLine({ span }: Expression): boolean {
  return span.firstLine === span.lastLine;
}

/** For `alloy fmt`, a key ends as many characters behind its start as it has without its quotes. */
function lastLineOfKey({ key, span }: Field): number {
  return span.source.lineAt(span.start + Math.max(key.length - 1, 0));
}
