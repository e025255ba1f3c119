import { texts, unknown, type Written } from '../written.ts';

/** Stands among namespaces for the one that the pod itself runs in. */
export const ownNamespace = '(own)';

/**
 * Where a permission is needed: in the whole cluster (a ClusterRole), in some namespaces (a Role in each is enough), or
 * `unknown` where the file computes them.
 */
export type Scope = 'cluster' | 'unknown' | readonly string[];

/**
 * One permission that a component needs of its pod's ServiceAccount. `verbs` are those that it uses; `get` beside `list`
 * widens nothing, so a role that grants it too grants no more than needed.
 */
export interface RbacRule {
  readonly apiGroup: string;
  readonly resource: string;
  readonly verbs: readonly ('get' | 'list' | 'watch')[];
  readonly scope: Scope;
  /** Set where it is needed only in some case that the file does not tell: which. */
  readonly onlyWhen?: string;
}

/** What an informer needs of each resource, given as `group/resource` or, in the core group, `resource`. */
export function watched(scope: Scope, ...resources: readonly string[]): RbacRule[] {
  return resources.map((name) => ({ ...resourceOf(name), verbs: ['list', 'watch'] as const, scope }));
}

/** What reading single objects needs. */
export function read(scope: Scope, ...resources: readonly string[]): RbacRule[] {
  return resources.map((name) => ({ ...resourceOf(name), verbs: ['get'] as const, scope }));
}

/** The same rules, needed only in some case. */
export const onlyWhen = (reason: string, rules: readonly RbacRule[]): RbacRule[] =>
  rules.map((rule) => ({ ...rule, onlyWhen: reason }));

/** The scope that a list of namespaces stands for; an empty one, or none, stands for all. */
export function scopeOf(body: Written, argument: string): Scope {
  const names = texts(body, argument);
  if (names === unknown) return 'unknown';
  return names === undefined || names.length === 0 ? 'cluster' : names;
}

/** Whether a component talks to a cluster with credentials of its own, so that its pod's do not matter. */
export function hasOwnClient(body: Written): boolean {
  return [body, ...body.blocks('client')].some(
    (client) =>
      client.argument('kubeconfig_file') !== undefined || client.argument('api_server') !== undefined,
  );
}

function resourceOf(name: string): Pick<RbacRule, 'apiGroup' | 'resource'> {
  // A subresource (`pods/log`) has a slash too, but a group has a dot, or is one of these.
  const [, group = '', resource = name] = /^(apps|batch|[a-z0-9.]+\.[a-z0-9.]+)\/(.*)$/.exec(name) ?? [];
  return { apiGroup: group, resource };
}
