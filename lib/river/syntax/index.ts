/** The River language: the configuration syntax of Alloy 1.18. It knows nothing of components. */
export type * from './ast.ts';
export { isIdentifier } from './characters.ts';
export { codeFrame } from './codeframe.ts';
export { format } from './format.ts';
export { type Parsed, parse } from './parse.ts';
export type { Source, Span } from './source.ts';
export { childrenOf, walk } from './walk.ts';
