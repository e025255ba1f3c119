import type { Path } from '../../support/yaml.ts';
import type { Inside } from '../entry.ts';

/** Something that is wrong with a text, and where. */
export interface Mistake {
  readonly message: string;
  readonly fix?: string;
  readonly inside?: Inside;
}

/**
 * Reads an INI file as Grafana does: sections, `key = value` or `key: value`, comments after `#` and `;`, and texts of
 * several lines between `"""`. Keys before the first section are members of the whole, beside the sections.
 */
export function parseIni(text: string): {
  readonly value: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly mistakes: readonly Mistake[];
  readonly locate: (path: Path) => Inside | undefined;
} {
  const value: Record<string, string | Record<string, string>> = {};
  const places = new Map<string, Inside>();
  const mistakes: Mistake[] = [];
  let section: Record<string, string | Record<string, string>> = value;
  let name = '';
  let open = false;
  for (const [index, line] of text.split('\n').entries()) {
    const inside = { line: index + 1, column: line.length - line.trimStart().length + 1 };
    const content = line.trim();
    if (open) {
      open = !content.includes('"""');
      continue;
    }
    if (content === '' || /^[#;]/.test(content)) continue;
    const header = /^\[(.+)\]/.exec(content)?.[1]?.trim();
    if (header !== undefined) {
      name = header;
      const known = Object.hasOwn(value, name) ? value[name] : undefined;
      section = typeof known === 'object' ? known : {};
      value[name] = section as Record<string, string>;
      if (!places.has(name)) places.set(name, inside);
      continue;
    }
    const [, key, rest = ''] = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(content) ?? [];
    if (key === undefined) {
      mistakes.push({ message: `"${content}" is neither a section nor a key with a value`, inside });
      continue;
    }
    if (Object.hasOwn(section, key) && typeof section[key] === 'string') {
      const where = name === '' ? '' : ` in [${name}]`;
      mistakes.push({ message: `the key ${key} is twice${where}`, fix: 'keep one of the two', inside });
    }
    open = rest.startsWith('"""') && !rest.slice(3).includes('"""');
    section[key] = rest;
    places.set(name === '' ? key : `${name}\0${key}`, inside);
  }
  const locate = (path: Path) => places.get(path.join('\0')) ?? places.get(String(path[0]));
  return { value, mistakes, locate };
}
