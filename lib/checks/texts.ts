import type { Path } from '../support/yaml.ts';

/**
 * Visits every text in plain JSON, in order.
 *
 * @param visit is given the path as it grows and shrinks: copy it to keep it
 */
export function eachText(value: unknown, visit: (text: string, path: Path) => void): void {
  const path: (string | number)[] = [];
  const walk = (node: unknown): void => {
    if (typeof node === 'string') visit(node, path);
    else if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) {
        path.push(index);
        walk(item);
        path.pop();
      }
    } else if (node !== null && typeof node === 'object') {
      for (const [key, member] of Object.entries(node)) {
        path.push(key);
        walk(member);
        path.pop();
      }
    }
  };
  walk(value);
}
