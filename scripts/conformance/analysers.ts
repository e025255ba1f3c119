import { join } from 'node:path';
import type { Inventory } from '../../lib/checks/inventory.ts';
import type { KindSchema } from '../../lib/checks/schemas/store.ts';
import { apiGroup } from '../../lib/support/kubernetes.ts';
import { asObject, asText, isPlainObject, objectsIn } from '../../lib/support/plain.ts';
import { run } from '../../lib/support/process.ts';
import { inFolder, writeFiles } from './files.ts';
import { type Environment, findProgram, missing } from './programs.ts';
import { judged, type Result, skipped } from './suite.ts';

/** What kube-score calls critical, its tests for CPU limits and for always pulling images apart. */
export async function askKubeScore(inventory: Inventory, env: Environment): Promise<Result> {
  const question = { program: 'kube-score', question: 'finds nothing critical' };
  const program = findProgram('kube-score', env);
  if (!program) return skipped(question, missing('kube-score'));
  const { kubernetes = '1.35' } = inventory.context;
  const options = [
    ...['--output-format', 'json', '--kubernetes-version', `v${kubernetes}`],
    ...['--ignore-container-cpu-limit', '--ignore-test', 'container-image-pull-policy'],
  ];
  const input = inventory.entries.map(({ object }) => JSON.stringify(object)).join('\n---\n');
  const { stdout, stderr } = await run(program, ['score', ...options, '-'], { env: {}, input });
  const scores = parse(stdout);
  const complaints = Array.isArray(scores) ? criticalIn(scores) : [stderr.trim() || 'it printed no JSON'];
  return judged(question, inventory.entries.length, 'object', complaints);
}

/** The tests of kube-score that failed as critical. */
export function criticalIn(scores: readonly unknown[]): string[] {
  return objectsIn(scores).flatMap(([{ object_name: name, checks }]) =>
    objectsIn(checks)
      .filter(([{ grade, skipped: isSkipped }]) => grade === 1 && isSkipped !== true)
      .map(([{ check, comments }]) => {
        const said = objectsIn(comments).map(([{ path, summary }]) =>
          [asText(path), asText(summary)].filter((part) => part !== undefined).join(' '),
        );
        return `${name}: ${asText(asObject(check).id)}: ${said.join('; ')}`;
      }),
  );
}

/** What kubeconform says of every object, with the schemas of this project in the form that it reads. */
export async function askKubeconform(inventory: Inventory, env: Environment): Promise<Result> {
  const question = { program: 'kubeconform', question: 'finds every object valid, strictly' };
  const program = findProgram('kubeconform', env);
  if (!program) return skipped(question, missing('kubeconform'));
  return inFolder(async (folder) => {
    writeFiles(folder, schemaFiles(inventory));
    const location = join(folder, '{{.ResourceKind}}{{.KindSuffix}}.json');
    const options = ['-strict', '-output', 'json', '-schema-location', location];
    const input = inventory.entries.map(({ object }) => JSON.stringify(object)).join('\n---\n');
    const { stdout, stderr } = await run(program, [...options, '-'], { env: {}, input });
    const answer = parse(stdout);
    const complaints = isPlainObject(answer)
      ? objectsIn(answer.resources).map(([{ kind, name, msg }]) => `${kind} ${name}: ${msg}`)
      : [stderr.trim() || 'it printed no JSON'];
    return judged(question, inventory.entries.length, 'object', complaints);
  });
}

/** A JSON Schema for each kind in use. */
function schemaFiles({ entries, schemas }: Inventory): { path: string; text: string }[] {
  const kinds = new Map(entries.map(({ object }) => [`${object.apiVersion} ${object.kind}`, object]));
  return [...kinds.values()].flatMap(({ apiVersion, kind }) => {
    const schema = schemas.find(apiVersion, kind);
    if (!schema) return [];
    const group = apiGroup(apiVersion);
    const version = apiVersion.slice(group === '' ? 0 : group.length + 1);
    const suffix = group === '' ? version : `${group.split('.')[0]}-${version}`;
    const path = `/${kind.toLowerCase()}-${suffix}.json`;
    return [{ path, text: JSON.stringify(jsonSchema(schema)) }];
  });
}

/** The stored schemas leave out what all objects have, and what an object with `properties` is closed for. */
export function jsonSchema({ schema, $defs }: KindSchema): Record<string, unknown> {
  const whole = asObject(closed(schema));
  return {
    ...whole,
    properties: {
      ...asObject(whole.properties),
      ...Object.fromEntries(['apiVersion', 'kind', 'metadata', 'status'].map((field) => [field, {}])),
    },
    $defs: Object.fromEntries(Object.entries($defs).map(([name, one]) => [name, closed(one)])),
  };
}

function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (!isPlainObject(node)) return node;
  const isOpen =
    !isPlainObject(node.properties) ||
    node.additionalProperties !== undefined ||
    node['x-kubernetes-preserve-unknown-fields'] === true;
  const { exclusiveMinimum: _, exclusiveMaximum: __, format: ___, ...rest } = node;
  const members = Object.entries(rest).map(([key, child]) => [key, closed(child)]);
  return { ...Object.fromEntries(members), ...(!isOpen && { additionalProperties: false }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Then there is an explanation on the other stream.
  }
}
