import { isDeepStrictEqual } from 'node:util';
import type { Inventory } from '../../lib/checks/inventory.ts';
import type { Pod } from '../../lib/checks/pods.ts';
import { apiGroup, type KubeObject } from '../../lib/support/kubernetes.ts';
import { asList, asObject, asText, at, objectsIn, type PlainObject } from '../../lib/support/plain.ts';
import { startApiServer } from './api-server.ts';
import type { Answer, Client } from './client.ts';
import { definitionOf } from './crds.ts';
import { type Environment, findProgram, missing } from './programs.ts';
import { judged, type Result, skipped } from './suite.ts';

const program = 'kube-apiserver';
const questions = {
  accepts: { program, question: 'takes every object, strictly and without a warning' },
  pods: { program, question: 'lets the pods of every workload in' },
  same: { program, question: 'has nothing to change the second time' },
  keeps: { program, question: 'gives back what is written' },
};

/** What a real API server says of a cluster's objects: each is applied twice, and a pod of each workload is tried. */
export async function askApiServer(inventory: Inventory, env: Environment): Promise<Result[]> {
  const [etcd, server] = [findProgram('etcd', env), findProgram('kube-apiserver', env)];
  if (!etcd || !server) {
    const why = missing(etcd ? 'kube-apiserver' : 'etcd');
    return Object.values(questions).map((question) => skipped(question, why));
  }
  const { client, stop } = await startApiServer(etcd, server);
  try {
    return await tryAll(client, inventory);
  } finally {
    await stop();
  }
}

async function tryAll(client: Client, inventory: Inventory): Promise<Result[]> {
  const own = inventory.entries.map(({ object }) => object);
  const objects = inOrder([...namespacesFor(inventory), ...definitionsFor(inventory), ...own]);
  const complaints: Record<keyof typeof questions, string[]> = { accepts: [], pods: [], same: [], keeps: [] };
  const first = new Map<KubeObject, Answer>();
  for (const object of objects) {
    const answer = await apply(client, object);
    first.set(object, answer);
    complaints.accepts.push(...against(answer).map((text) => `${nameOf(object)}: ${text}`));
    if (answer.status >= 300) continue;
    complaints.keeps.push(...differences(object, answer.body, '').map((text) => `${nameOf(object)}${text}`));
  }
  for (const { object } of inventory.entries) {
    const [before, after] = [first.get(object)?.body, (await apply(client, object)).body].map(withoutRecords);
    complaints.same.push(...differences(before, after, '').map((text) => `${nameOf(object)}${text}`));
  }
  for (const pod of inventory.pods) {
    const path = `/api/v1/namespaces/${pod.namespace}/pods?dryRun=All&fieldValidation=Strict`;
    const answer = await client.ask('POST', path, barePod(pod));
    complaints.pods.push(...against(answer).map((text) => `${nameOf(pod.entry.object)}: ${text}`));
  }
  const count = inventory.entries.length;
  return [
    judged(questions.accepts, count, 'object', complaints.accepts),
    judged(questions.pods, inventory.pods.length, 'workload', complaints.pods),
    judged(questions.same, count, 'object', complaints.same),
    judged(questions.keeps, count, 'object', complaints.keeps),
  ];
}

/** The namespaces of others that objects lie in, such as that of Argo CD: the cluster file says that they are there. */
const namespacesFor = ({ context }: Inventory): KubeObject[] =>
  (context.present ?? []).flatMap((one) => {
    const [, name] = /^\/Namespace\/\/(.+)$/.exec(one) ?? [];
    return name === undefined ? [] : [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }];
  });

/** Definitions of the custom kinds that are in use, as far as the manifests bring none themselves. */
function definitionsFor({ entries, schemas }: Inventory): KubeObject[] {
  const own = entries.filter(({ kind }) => kind === 'CustomResourceDefinition').map(({ name }) => name);
  const kinds = new Map(entries.map(({ object }) => [`${object.apiVersion} ${object.kind}`, object]));
  return [...kinds.values()].flatMap(({ apiVersion, kind }) => {
    const group = apiGroup(apiVersion);
    const schema = schemas.find(apiVersion, kind);
    if (!schema || schema.builtIn) return [];
    const definition = definitionOf(apiVersion, kind, schemas.resourcesIn(group) ?? [], schema);
    return own.includes(definition.metadata.name) ? [] : [definition];
  });
}

const ranks = ['Namespace', 'CustomResourceDefinition', 'PriorityClass', 'ServiceAccount'];

/** What others need first. */
function inOrder(objects: readonly KubeObject[]): KubeObject[] {
  const rank = ({ kind }: KubeObject) => (ranks.includes(kind) ? ranks.indexOf(kind) : ranks.length);
  return [...objects].sort((a, b) => rank(a) - rank(b));
}

async function apply(client: Client, object: KubeObject): Promise<Answer> {
  const { apiVersion, kind, metadata } = object;
  const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const resource = await resourceOf(client, base, kind);
  if (!resource) return { status: 404, body: { message: `there is no ${apiVersion} ${kind}` }, warnings: [] };
  const place = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
  const query = 'fieldManager=conformance&force=true&fieldValidation=Strict';
  return client.ask(
    'PATCH',
    `${base}${place}/${resource.name}/${encodeURIComponent(metadata.name)}?${query}`,
    object,
  );
}

/** The resource of a kind. One whose definition has just been made is served after a moment. */
async function resourceOf(client: Client, base: string, kind: string): Promise<PlainObject | undefined> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const { body } = await client.ask('GET', base);
    const found = objectsIn(asObject(body).resources).find(
      ([one]) => one.kind === kind && !String(one.name).includes('/'),
    );
    if (found) return found[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}

/** What an answer says against an object. */
const against = ({ status, body, warnings }: Answer): readonly string[] =>
  status < 300 ? warnings : [asText(asObject(body).message) ?? `status ${status}`, ...warnings];

/** A pod as the controller of its workload would make it, as far as admission looks at it. */
function barePod({ entry, metadataPath, spec, volumes }: Pod): KubeObject {
  const claims = volumes.filter(({ fromTemplate }) => fromTemplate);
  const mounted = claims.map(({ name }) => ({
    name,
    persistentVolumeClaim: { claimName: `${name}-${entry.name}-0` },
  }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...asObject(at(entry.object, ...metadataPath)),
      name: entry.name,
      namespace: entry.namespace,
    },
    spec: { ...spec, volumes: [...asList(spec.volumes), ...mounted] },
  };
}

/** An object without what the server notes about each request, and what controllers say of it. */
function withoutRecords(body: unknown): PlainObject {
  const { metadata, status: _, ...rest } = asObject(body);
  const { resourceVersion: __, managedFields: ___, ...kept } = asObject(metadata);
  return { ...rest, metadata: kept };
}

/** Fields that came back as others, or not at all; what the server adds is no difference. */
export function differences(wanted: unknown, got: unknown, path: string): string[] {
  if (wanted !== null && typeof wanted === 'object' && got !== null && typeof got === 'object') {
    return Object.entries(wanted).flatMap(([key, value]) =>
      differences(value, (got as Record<string, unknown>)[key], `${path}.${key}`),
    );
  }
  if (isDeepStrictEqual(wanted, got)) return [];
  const given = got === undefined ? 'does not come back' : `comes back as ${JSON.stringify(got)}`;
  return [`${path}: ${JSON.stringify(wanted)} ${given}`];
}

const nameOf = ({ kind, metadata }: KubeObject) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
