import type { Attribute, Block, File, Statement } from '../ast.ts';
import { printExpression } from './expressions.ts';
import { Pen } from './pen.ts';

/** A file as text, with its comments. What is on lines of its own in the source mostly stays so. */
export function print(file: File): string {
  const pen = new Pen(file.span.source, file.comments);
  printBody(pen, file.body);
  return `${pen.finish()}\n`;
}

function printBody(pen: Pen, body: readonly Statement[]): void {
  let previous: Statement | undefined;
  for (const statement of body) {
    const { span } = statement;
    if (previous && (statement.type === 'block' || span.firstLine - previous.span.lastLine > 1))
      pen.space('section');
    if (statement.type === 'block') printBlock(pen, statement);
    else printAttribute(pen, statement);
    pen.space(span.firstLine === span.lastLine ? 'newline' : 'section');
    previous = statement;
  }
}

function printAttribute(pen: Pen, { name, value, span }: Attribute): void {
  pen.write('identifier', name, span.start).space('tab').write('=').space('blank');
  printExpression(pen, value);
}

function printBlock(pen: Pen, { name, label, labelStart, open, body, span }: Block): void {
  pen.write('identifier', name, span.start).space('blank');
  if (label !== undefined) pen.write('string', `"${label}"`, labelStart).space('blank');
  pen.write('{', '{', open).space('indent', body.length > 0 ? 'section' : 'blank');
  printBody(pen, body);
  pen.space('dedent').write('}', '}', span.end - 1);
}
