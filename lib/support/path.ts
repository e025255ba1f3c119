import type { Path } from './yaml.ts';

/** A path as a person writes it: `spec.template.spec.containers[0].image`, `metadata.labels["a.b/c"]`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[\w-]+$/.test(part)) text += text === '' ? part : `.${part}`;
    else text += `[${JSON.stringify(part)}]`;
  }
  return text;
}
