import fc from 'fast-check';
import type { Node } from './ast.ts';

/** A tree as `dataOf` gives it, and a text that means it. */
export interface Sample {
  readonly tree: unknown;
  readonly text: string;
}

const places = ['span', 'open', 'operatorStart', 'labelStart', 'comments'];

/** A node as data, without where it stands. */
export function dataOf(node: Node): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (places.includes(key) ? undefined : value)));
}

/** Where a line can end, where it cannot, and where it must: each a character that becomes one of these. */
const gaps: Readonly<Record<string, readonly string[]>> = {
  '\uE000': [
    '',
    '',
    ' ',
    '\t',
    '\n',
    '\n\n\n',
    '\r\n ',
    ' // c\n',
    '/* c */',
    '/* c\n */',
    '// c\n// é \n\n',
  ],
  '\uE001': ['', '', ' ', ' ', '\t', '/* c */', ' /* é */ '],
  '\uE002': ['\n', '\n', '\n\n\n', '\r\n', ' // c\n', ' /* c\n */ ', '// c\n\n// c\n', ' /* c */ // c\n'],
};
const [open, closed, lineEnd] = Object.keys(gaps) as [string, string, string];

function withGaps(text: string, choices: readonly number[]): string {
  let next = 0;
  return text.replaceAll(/[\uE000-\uE002]/g, (gap) => {
    const options = gaps[gap] ?? [];
    const choice = choices[next++ % choices.length] ?? 0;
    return options[choice % options.length] ?? '';
  });
}

const name = fc.constantFrom('a', 'b1', '_c', 'é', 'a_longer_name', 'nullable', 'e5');

const characters = fc
  .string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\n', '\t', '\0', 'é', '日', '😀', '/', '{', '}') })
  .map((value) => ({ tree: { type: 'string', value }, text: JSON.stringify(value) }));

const rawCharacters = fc
  .string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\n', '\t', '\f', 'é', '//', '/*') })
  .map((value) => ({ tree: { type: 'string', value }, text: `\`${value}\`` }));

const literal: fc.Arbitrary<Sample> = fc.oneof(
  characters,
  rawCharacters,
  fc.nat(9999).map((value) => ({ tree: { type: 'number', value, float: false }, text: `${value}` })),
  fc.nat(99).map((n) => ({ tree: { type: 'number', value: n + 0.5, float: true }, text: `${n}.5` })),
  fc.boolean().map((value) => ({ tree: { type: 'bool', value }, text: `${value}` })),
  fc.constant({ tree: { type: 'null' }, text: 'null' }),
  name.map((identifier) => ({ tree: { type: 'identifier', name: identifier }, text: identifier })),
);

const key = fc.oneof(
  name.map((text) => ({ key: text, text })),
  fc.constantFrom('', 'a b', 'a.b/c', 'a\\n', '日').map((text) => ({ key: text, text: `"${text}"` })),
  fc.constantFrom('', 'a b', 'a"\\', 'a\nb\tc').map((text) => ({ key: text, text: `\`${text}\`` })),
);

const binaryOperator = fc.constantFrom(
  '||',
  '&&',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
);

/** Items with commas between; the last may have one too, and then a line may end behind it. */
function list(items: readonly Sample[], hasLastComma: boolean): string {
  const text = items.map((item) => item.text).join(`${closed},${open}`);
  return items.length === 0 ? open : `${open}${text}${closed}${hasLastComma ? `,${open}` : ''}`;
}

const { expression } = fc.letrec<{ operand: Sample; expression: Sample }>((tie) => {
  const depth = { depthSize: 'small', withCrossShrink: true } as const;
  const items = fc.tuple(fc.array(tie('expression'), { maxLength: 3 }), fc.boolean());
  const field = fc.tuple(key, tie('expression')).map(([{ key: written, text }, value]) => ({
    tree: { type: 'field', key: written, value: value.tree },
    text: `${text}${closed}=${open}${value.text}`,
  }));
  return {
    operand: fc.oneof(
      depth,
      literal,
      items.map(([all, comma]) => ({
        tree: { type: 'array', items: all.map(({ tree }) => tree) },
        text: `[${list(all, comma)}]`,
      })),
      fc.tuple(fc.array(field, { maxLength: 3 }), fc.boolean()).map(([fields, comma]) => ({
        tree: { type: 'object', fields: fields.map(({ tree }) => tree) },
        text: `{${list(fields, comma)}}`,
      })),
      tie('expression').map(({ tree, text }) => ({
        tree: { type: 'paren', inner: tree },
        text: `(${open}${text}${closed})`,
      })),
      fc.tuple(tie('operand'), name).map(([object, member]) => ({
        tree: { type: 'member', object: object.tree, name: member },
        text: `${object.text} ${closed}.${open}${member}`,
      })),
      fc.tuple(tie('operand'), tie('expression')).map(([object, index]) => ({
        tree: { type: 'index', object: object.tree, index: index.tree },
        text: `${object.text}${closed}[${open}${index.text}${closed}]`,
      })),
      fc.tuple(tie('operand'), items).map(([callee, [all, comma]]) => ({
        tree: { type: 'call', callee: callee.tree, args: all.map(({ tree }) => tree) },
        text: `${callee.text}${closed}(${list(all, comma)})`,
      })),
    ),
    expression: fc.oneof(
      depth,
      tie('operand'),
      fc.tuple(fc.constantFrom('!', '-'), tie('operand')).map(([operator, value]) => ({
        tree: { type: 'unary', operator, operand: value.tree },
        text: `${operator}${open}${value.text}`,
      })),
      fc.tuple(tie('operand'), binaryOperator, tie('operand')).map(([left, operator, right]) => ({
        tree: { type: 'binary', operator, left: left.tree, right: right.tree },
        text: `${left.text}${closed}${operator} ${open}${right.text}`,
      })),
    ),
  };
});

const label = fc.constantFrom('b', '_1', 'größe');

const { body } = fc.letrec<{ body: Sample }>((tie) => {
  const attribute = fc.tuple(name, expression).map(([attributeName, value]) => ({
    tree: { type: 'attribute', name: attributeName, value: value.tree },
    text: `${attributeName}${closed}=${open}${value.text}`,
  }));
  const block = fc
    .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), fc.option(label), tie('body'))
    .map(([parts, text, inner]) => ({
      tree: { type: 'block', name: parts.join('.'), ...(text && { label: text }), body: inner.tree },
      text: `${parts.join(`${closed}.${open}`)}${closed}${text ? `"${text}"` : ''}${closed}{${open}${inner.text}}`,
    }));
  const statement = fc.oneof({ depthSize: 'small' }, attribute, block);
  return {
    body: fc.array(statement, { maxLength: 3 }).map((statements) => ({
      tree: statements.map(({ tree }) => tree),
      text: statements.map(({ text }) => `${text}${lineEnd}`).join(''),
    })),
  };
});

/** Files of every shape, with any blanks, line ends and comments where they may stand. */
export const samples: fc.Arbitrary<Sample> = fc
  .tuple(body, fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }))
  .map(([{ tree, text }, choices]) => ({
    tree: { type: 'file', body: tree },
    text: withGaps(`${open}${text}`, choices),
  }));
