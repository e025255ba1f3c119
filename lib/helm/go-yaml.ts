import {
  boolYaml11Tag,
  defineScalarTag,
  FAILSAFE_SCHEMA,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  Schema,
} from 'js-yaml';
import { ObsError } from '../support/errors.ts';
import { parseYaml } from '../support/yaml.ts';

/**
 * The documents of a YAML text as Helm, kubectl and the API server read them (sigs.k8s.io/yaml): `yes`, `on` and `y`
 * are true, `0644` and `0o644` are 420, `08` is 8, `1_000` is 1000, while dates and `12:30:45` are text. Empty
 * documents are null.
 *
 * @param file what to call the text in errors
 * @throws ObsError for bad syntax, a duplicate key, or an integer that JSON cannot hold exactly
 */
export function parseGoYaml(text: string, file: string): unknown[] {
  schema ??= goSchema();
  return parseYaml(text, file, { schema }).map(({ value }) => value);
}

let schema: Schema | undefined;

function goSchema(): Schema {
  const integer = defineScalarTag('tag:yaml.org,2002:int', {
    implicit: true,
    implicitFirstChars: [...'+-0123456789'],
    resolve: (source) => goInteger(source) ?? NOT_RESOLVED,
    identify: () => false,
  });
  const float = defineScalarTag('tag:yaml.org,2002:float', {
    implicit: true,
    implicitFirstChars: [...'+-.0123456789'],
    resolve: (source) => goFloat(source) ?? NOT_RESOLVED,
    identify: () => false,
  });
  return new Schema([...FAILSAFE_SCHEMA.tags, nullYaml11Tag, boolYaml11Tag, integer, float, mergeTag]);
}

/** strconv.ParseInt with base 0, underscores taken away first. */
function goInteger(source: string): number | undefined {
  const plain = source.replaceAll('_', '');
  const match = /^([-+]?)(?:0x([0-9a-f]+)|0b([01]+)|0o?([0-7]+)|(0|[1-9][0-9]*))$/i.exec(plain);
  if (!match) return undefined;
  const [, sign, hexadecimal, binary, octal, decimal] = match;
  const magnitude =
    hexadecimal !== undefined
      ? Number.parseInt(hexadecimal, 16)
      : binary !== undefined
        ? Number.parseInt(binary, 2)
        : octal !== undefined
          ? Number.parseInt(octal, 8)
          : Number(decimal);
  if (!Number.isSafeInteger(magnitude)) {
    throw new ObsError({
      message: `the integer ${source} is too large to be kept exactly`,
      fix: 'let the chart write it as text, in quotes',
    });
  }
  return sign === '-' && magnitude !== 0 ? -magnitude : magnitude;
}

/** What yaml.v2 takes for a float; infinities, which JSON cannot hold, stay text. */
function goFloat(source: string): number | undefined {
  const plain = source.replaceAll('_', '');
  const number = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)
    ? Number(plain)
    : undefined;
  return Number.isFinite(number) ? number : undefined;
}
