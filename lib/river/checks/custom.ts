import type { ConfigBlock, Custom } from '../model/index.ts';

/** The `argument` blocks of a custom component; undefined for an imported one, of which nothing is known. */
export function argumentsOf(custom: Custom): readonly ConfigBlock[] | undefined {
  if (custom.kind === 'imported') return undefined;
  return (custom.declare.inner?.configBlocks ?? []).filter(({ name }) => name === 'argument');
}
