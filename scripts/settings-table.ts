import { clusterJsonSchema } from '../lib/cluster/json-schema.ts';
import { asList, asObject, asText, type PlainObject } from '../lib/support/plain.ts';

/** Every setting of a cluster file as a Markdown table: a row for each, with what it may be and its default. */
export function settingsTable(): string {
  const schema = clusterJsonSchema();
  const rows = settings(schema, []).map(
    ({ path, allowed, byDefault, text }) => `| \`${path}\` | ${allowed} | ${byDefault} | ${text} |`,
  );
  return ['| setting | what it may be | default | |', '|---|---|---|---|', ...rows].join('\n');
}

interface Row {
  readonly path: string;
  readonly allowed: string;
  readonly byDefault: string;
  readonly text: string;
}

function settings(schema: PlainObject, path: readonly string[], inherited?: unknown): Row[] {
  const required = asList(schema.required);
  return Object.entries(asObject(schema.properties)).flatMap(([key, value]) => {
    const member = asObject(value);
    const name = [...path, key];
    const byDefault = member.default ?? asObject(inherited)[key];
    const keys = Object.keys(asObject(member.properties));
    // What has a default as a whole and needs all its keys is written as a whole: resources.
    const isWhole =
      member.default !== undefined && keys.every((one) => asList(member.required).includes(one));
    const below = isWhole ? [] : settings(member, name, byDefault);
    // What only holds others is told where it says something of them all.
    const isHolder = below.length > 0 && member.description === undefined;
    const row = {
      path: name.join('.'),
      allowed: cell(allowed(member)),
      byDefault: below.length > 0 ? '' : defaultText(byDefault, required.includes(key)),
      text: cell(asText(member.description) ?? ''),
    };
    return [...(isHolder ? [] : [row]), ...below];
  });
}

function defaultText(byDefault: unknown, isRequired: boolean): string {
  if (byDefault !== undefined) return `\`${JSON.stringify(byDefault).replace(/^"(.*)"$/, '$1')}\``;
  return isRequired ? 'needed' : '';
}

/** What a schema lets a value be, in a few words. */
function allowed(schema: PlainObject): string {
  const { type, minimum, maximum } = schema;
  const forms = asList(schema.anyOf).map((form) => allowed(asObject(form)));
  if (forms.length > 0) return [...new Set(forms)].join(' or ');
  if (schema.enum)
    return asList(schema.enum)
      .map((value) => `\`${value}\``)
      .join(', ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (type === 'array') return `list of ${allowed(asObject(schema.items))}`;
  if (type === 'object') {
    const keys = Object.keys(asObject(schema.properties));
    return keys.length > 0 ? `{ ${keys.join(', ')} }` : 'mapping';
  }
  const low = minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const high = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (low === undefined && high === undefined) return typeName(type);
  return `${typeName(type)}, ${low ?? ''}${high === undefined ? ' or more' : ` to ${high}`}`;
}

const typeName = (type: unknown) =>
  ({ string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false' })[String(type)] ??
  'anything';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
