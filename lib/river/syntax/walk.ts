import type { Node } from './ast.ts';

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'file':
    case 'block':
      return node.body;
    case 'attribute':
    case 'field':
      return [node.value];
    case 'array':
      return node.items;
    case 'object':
      return node.fields;
    case 'member':
      return [node.object];
    case 'index':
      return [node.object, node.index];
    case 'call':
      return [node.callee, ...node.args];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'paren':
      return [node.inner];
    default:
      return [];
  }
}

/**
 * Visits a node and all below it, parents first, in the order of the text.
 *
 * @param visit where it returns false, the nodes below are left out
 */
export function walk(node: Node, visit: (node: Node) => unknown): void {
  const left: Node[] = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if (visit(next) !== false) left.push(...childrenOf(next).toReversed());
  }
}
