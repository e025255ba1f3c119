import type { Files } from './fetch.ts';

/** Names of resources and subresources (`pods`, `pods/log`) by API group. */
export type Resources = Readonly<Record<string, readonly string[]>>;

interface Discovery {
  readonly groupVersion: string;
  readonly resources: readonly { readonly name: string }[];
}

/** The resources of an API server's discovery documents, one document a version of a group. */
export function coreResources(files: Files): Resources {
  const found: Record<string, string[]> = {};
  for (const text of files.values()) {
    const { groupVersion, resources } = JSON.parse(text) as Discovery;
    const group = groupVersion.includes('/') ? groupVersion.slice(0, groupVersion.indexOf('/')) : '';
    found[group] = [...(found[group] ?? []), ...resources.map(({ name }) => name)];
  }
  return merge([found, unlisted]);
}

/**
 * What is authorized and in no discovery document: what a kubelet answers for, who is impersonated, and which certificates
 * may be asked for.
 */
const unlisted: Resources = {
  '': [
    ...['checkpoint', 'configz', 'healthz', 'log', 'metrics', 'pods', 'spec', 'stats'].map(
      (name) => `nodes/${name}`,
    ),
    ...['groups', 'users'],
  ],
  'authentication.k8s.io': ['uids', 'userextras'],
  'certificates.k8s.io': [
    ...['nodeclient', 'selfnodeclient', 'selfnodeserver'].map((name) => `certificatesigningrequests/${name}`),
    'signers',
  ],
};

/** All resources of several tables, sorted, each once. */
export function merge(tables: readonly Resources[]): Resources {
  const groups = [...new Set(tables.flatMap((table) => Object.keys(table)))].sort();
  return Object.fromEntries(
    groups.map((group) => [group, [...new Set(tables.flatMap((table) => table[group] ?? []))].sort()]),
  );
}
