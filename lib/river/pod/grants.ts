import type { KubeObject } from '../../support/kubernetes.ts';
import { asList, asObject, asText, asTextMap, objectsIn } from '../../support/plain.ts';
import { namespaceOf, type Objects } from './objects.ts';
import { selects } from './services.ts';
import type { Place } from './workload.ts';

/** What one rule of a role allows a ServiceAccount. */
export interface Grant {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Objects that it is limited to; empty for all. */
  readonly names: readonly string[];
  /** Undefined for the whole cluster. */
  readonly namespace: string | undefined;
  readonly role: KubeObject;
  /** Whether nobody else is given the role. */
  readonly exclusive: boolean;
  readonly place: Place;
}

/** What a ServiceAccount may do. */
export interface Grants {
  readonly all: readonly Grant[];
  /** Whether it is bound to roles that are not among the objects. */
  readonly open: boolean;
}

const rbac = 'rbac.authorization.k8s.io';

/** What the roles allow that are bound to a ServiceAccount, or to all of them. */
export function grantsOf(namespace: string, name: string, objects: Objects): Grants {
  const all: Grant[] = [];
  let open = false;
  const bindings = [...objects.of(`${rbac}/ClusterRoleBinding`), ...objects.of(`${rbac}/RoleBinding`)];
  for (const binding of bindings) {
    if (!subjectsOf(binding).some((subject) => includes(subject, namespace, name))) continue;
    const role = roleOf(binding, objects);
    if (role === undefined) {
      open = true;
      continue;
    }
    const exclusive = bindings
      .filter((other) => roleOf(other, objects) === role)
      .every((other) => subjectsOf(other).every((subject) => isAccount(subject, namespace, name)));
    const scope = binding.kind === 'RoleBinding' ? namespaceOf(binding) : undefined;
    for (const source of [role, ...aggregated(role, objects)]) {
      for (const [rule, index] of objectsIn(source.rules)) {
        all.push({
          apiGroups: textsOf(rule.apiGroups),
          resources: textsOf(rule.resources),
          verbs: textsOf(rule.verbs),
          names: textsOf(rule.resourceNames),
          namespace: scope,
          role: source,
          exclusive: exclusive && source === role,
          place: { object: source, path: ['rules', index] },
        });
      }
    }
  }
  return { all, open };
}

type Subject = Readonly<Record<string, unknown>>;

const subjectsOf = ({ subjects }: KubeObject): readonly Subject[] =>
  objectsIn(subjects).map(([subject]) => subject);

const isAccount = (subject: Subject, namespace: string, name: string) =>
  subject.kind === 'ServiceAccount' && subject.name === name && subject.namespace === namespace;

function includes(subject: Subject, namespace: string, name: string): boolean {
  if (isAccount(subject, namespace, name)) return true;
  const groups = ['system:authenticated', 'system:serviceaccounts', `system:serviceaccounts:${namespace}`];
  return subject.kind === 'Group' && groups.includes(asText(subject.name) ?? '');
}

function roleOf(binding: KubeObject, objects: Objects): KubeObject | undefined {
  const { kind, name } = asObject(binding.roleRef);
  const wanted = asText(name) ?? '';
  if (kind === 'Role') return objects.find(`${rbac}/Role`, namespaceOf(binding), wanted);
  return objects.of(`${rbac}/ClusterRole`).find(({ metadata }) => metadata.name === wanted);
}

/** The roles that a controller puts into an aggregated one. */
function aggregated({ aggregationRule }: KubeObject, objects: Objects): readonly KubeObject[] {
  const selectors = objectsIn(asObject(aggregationRule).clusterRoleSelectors);
  return objects
    .of(`${rbac}/ClusterRole`)
    .filter(({ metadata }) =>
      selectors.some(([selector]) => selects(asTextMap(selector.matchLabels), metadata.labels ?? {})),
    );
}

const textsOf = (value: unknown): readonly string[] =>
  asList(value).filter((text) => typeof text === 'string');
