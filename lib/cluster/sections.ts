import { ObsError } from '../support/errors.ts';
import { memo } from '../support/memo.ts';
import { isPlainObject, type PlainObject } from '../support/plain.ts';
import { parseYaml } from '../support/yaml.ts';

/**
 * What a YAML document says, read section by section: clusters have sections in common, and each is read once. Nobody may
 * change what comes of it.
 *
 * @returns undefined for what is to be read as a whole: anything else than sections that begin with their name at the
 * beginning of a line, and all that has a mistake
 */
export function readSections(text: string): PlainObject | undefined {
  // An alias could stand for something of another section, and a carriage return is a line break too.
  if (text.length > longest || /[*\r]/.test(text)) return undefined;
  const parts = text.split(/(?<=\n)(?=[A-Za-z])/);
  if (/^(?: *(?:#.*)?(?:\n|$))+$/.test(parts[0] ?? '')) parts.shift();
  const whole: Record<string, unknown> = {};
  for (const part of parts) {
    const section = known(part, () => readSection(part));
    if (!section || Object.hasOwn(whole, section.name)) return undefined;
    whole[section.name] = section.value;
  }
  return parts.length > 0 ? whole : undefined;
}

/** In characters: so few cannot be more values than a document may have. */
const longest = 10_000;

interface Section {
  readonly name: string;
  readonly value: unknown;
}

const known = memo<Section | undefined>();

function readSection(text: string): Section | undefined {
  const [, name] = /^([A-Za-z]\w*):[ \n]/.exec(text) ?? [];
  // What follows is indented, or a comment.
  if (name === undefined || /\n[^ #\n]/.test(text)) return undefined;
  try {
    const [document] = parseYaml(text, '');
    return isPlainObject(document?.value) ? { name, value: document.value[name] } : undefined;
  } catch (error) {
    // The document as a whole tells where.
    if (error instanceof ObsError) return undefined;
    throw error;
  }
}
