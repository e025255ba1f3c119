import type { Statement } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expressions.ts';
import { checkAttributeHead, checkBlockHead, type Head, parseHead, shapes } from './heads.ts';

/**
 * Parses statements, each ended by its line, up to the end of the file or the `}` of their block.
 *
 * @param open where the block begins
 */
export function parseBody(cursor: Cursor, open?: number): Statement[] {
  const closer = open === undefined ? 'eof' : '}';
  const body: Statement[] = [];
  for (;;) {
    while (cursor.is('newline')) cursor.next();
    if (cursor.is('eof', closer)) return body;

    const statement = parseStatement(cursor);
    if (statement) body.push(statement);
    if (!cursor.is('newline', 'eof', closer))
      cursor.fail('the end of the line', 'write each statement on a line of its own');
    if (cursor.lost && !cursor.beginsStatement()) skipStatement(cursor, open);
    cursor.found();
  }
}

/** Skips to the end of the line, or to a `}` that closes the block; in the middle of a line only a block of one line ends. */
function skipStatement(cursor: Cursor, open: number | undefined): void {
  const { source } = cursor;
  cursor.skipTo('newline', open === undefined ? 'eof' : '}');
  while (open !== undefined && cursor.is('}') && !cursor.startsLine() && !source.endsLine(cursor.end)) {
    if (source.lineAt(open) === source.lineAt(cursor.start)) return;
    cursor.next();
    cursor.skipTo('newline', '}');
  }
}

/** Parses an attribute or a block; what follows a head that is none is parsed too, but only for its mistakes. */
function parseStatement(cursor: Cursor): Statement | undefined {
  const { start } = cursor;
  const head = parseHead(cursor);
  if (cursor.lost) {
    cursor.skipTo('newline', '}', '=', '{');
    if (cursor.is('=', '{')) cursor.found();
  }
  switch (cursor.kind) {
    case '=':
      return parseAttribute(cursor, head);
    case '{':
      return parseBlock(cursor, head);
    case 'newline':
      if (head && isBodyAhead(cursor, start)) return parseMisplacedBody(cursor, head);
  }
  const expected = !head || head.label || head.name.includes('.') ? '{' : '= or {';
  cursor.fail(`${expected} after ${cursor.source.text.slice(start, cursor.previousEnd)}`, shapes);
  return undefined;
}

function parseAttribute(cursor: Cursor, head: Head | undefined): Statement | undefined {
  if (head) checkAttributeHead(cursor, head);
  cursor.next();
  const value = parseExpression(cursor);
  return head && { type: 'attribute', span: cursor.spanFrom(head.start), name: head.name, value };
}

function parseBlock(cursor: Cursor, head: Head | undefined): Statement | undefined {
  if (head) checkBlockHead(cursor, head);
  const { start: open } = cursor;
  cursor.next();
  const body = parseNested(cursor, open);
  if (cursor.is('}')) {
    cursor.noteClosed(open);
    cursor.next();
  } else cursor.unclosedBlock(open);
  return head && blockOf(cursor, head, open, body);
}

/** Whether a body follows a head without `{`: `{` on the next line, a line indented deeper, or `}` below the head. */
function isBodyAhead(cursor: Cursor, start: number): boolean {
  const { source } = cursor;
  const kind = cursor.kindAfter(1);
  const depth = source.indentation(cursor.nextStart) - source.indentation(start);
  return kind === '{' || (kind === 'identifier' && depth > 0) || (kind === '}' && depth === 0);
}

function parseMisplacedBody(cursor: Cursor, head: Head): Statement | undefined {
  const open = cursor.previousEnd;
  cursor.report(open, 'no { at the end of the line', 'a block opens on the line of its name');
  cursor.next();
  if (cursor.is('{')) return parseBlock(cursor, head);
  const body = parseNested(cursor, open);
  cursor.next();
  return blockOf(cursor, head, open, body);
}

function parseNested(cursor: Cursor, open: number): Statement[] {
  if (!cursor.enter()) return [];
  const body = parseBody(cursor, open);
  cursor.leave();
  return body;
}

function blockOf(cursor: Cursor, { start, name, label }: Head, open: number, body: Statement[]): Statement {
  const labelled = label?.text ? { label: label.text, labelStart: label.start } : {};
  return { type: 'block', span: cursor.spanFrom(start), name, ...labelled, open, body };
}
