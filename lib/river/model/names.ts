import type { Expression } from '../syntax/index.ts';

/** The names of a chain such as `loki.write.default.receiver`, or undefined when the expression is none. */
export function namesOf(expression: Expression): readonly string[] | undefined {
  const names: string[] = [];
  let inner = expression;
  for (;;) {
    if (inner.type === 'paren') inner = inner.inner;
    else if (inner.type === 'member') {
      names.unshift(inner.name);
      inner = inner.object;
    } else if (inner.type === 'identifier') return [inner.name, ...names];
    else return undefined;
  }
}
