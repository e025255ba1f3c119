import { asObject, asText, at, isPlainObject, objectsIn, type PlainObject } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import type { Entry } from '../entry.ts';
import type { Inventory } from '../inventory.ts';
import { isAuthentication, type MiddlewareReference } from './middlewares.ts';

/** One way from outside into the cluster. */
export interface Exposure {
  readonly entry: Entry;
  /** The route, or the rule of one. */
  readonly path: Path;
  /** Whether something in front asks who comes, or lets in only some addresses. */
  readonly isGuarded: boolean;
}

/** Says on an object that is reachable by everybody why that is right. */
export const openAnnotation = 'poddle.uz/open-because';

/** Every way from outside into the cluster that these manifests open. */
export const exposuresIn = (inventory: Inventory): readonly Exposure[] => inventory.once(findExposures);

function findExposures(inventory: Inventory): Exposure[] {
  return inventory.entries.flatMap((entry) => {
    switch (entry.groupKind) {
      case 'traefik.io/IngressRoute':
      case 'traefik.io/IngressRouteTCP':
      case 'traefik.io/IngressRouteUDP':
        return ofTraefik(entry, inventory);
      case 'networking.k8s.io/Ingress':
        return [{ entry, path: ['spec'], isGuarded: isGuardedIngress(entry, inventory) }];
      case '/Service':
        return isPublic(entry) ? [{ entry, path: ['spec', 'type'], isGuarded: false }] : [];
      default:
        return entry.group === 'gateway.networking.k8s.io' && entry.kind.endsWith('Route')
          ? ofGateway(entry, inventory)
          : [];
    }
  });
}

function ofTraefik(entry: Entry, inventory: Inventory): Exposure[] {
  const kind = entry.kind === 'IngressRouteTCP' ? 'MiddlewareTCP' : 'Middleware';
  const hasClientCertificates = asksForCertificate(entry, inventory);
  return objectsIn(at(entry.object, 'spec', 'routes')).flatMap(([route, index]) => {
    const middlewares = objectsIn(route.middlewares).map(([{ name, namespace }]) => ({
      kind,
      name: asText(name) ?? '',
      namespace: asText(namespace) ?? entry.namespace,
    }));
    // Nothing is behind it: the answer is a redirection.
    if (objectsIn(route.services).every(([{ name }]) => name === 'noop@internal') && middlewares.length > 0)
      return [];
    const isGuarded = hasClientCertificates || middlewares.some((one) => isAuthentication(inventory, one));
    return [{ entry, path: ['spec', 'routes', index], isGuarded }];
  });
}

/** TLS options that let in nobody without a certificate. */
function asksForCertificate({ object, namespace }: Entry, inventory: Inventory): boolean {
  const { name, namespace: written } = asObject(at(object, 'spec', 'tls', 'options'));
  const options = inventory.find('traefik.io/TLSOption', asText(written) ?? namespace, asText(name) ?? '');
  return at(options?.object, 'spec', 'clientAuth', 'clientAuthType') === 'RequireAndVerifyClientCert';
}

function ofGateway(entry: Entry, inventory: Inventory): Exposure[] {
  return objectsIn(at(entry.object, 'spec', 'rules')).flatMap(([{ filters, backendRefs }, index]) => {
    const list = objectsIn(filters).map(([filter]) => filter);
    const isRedirection =
      list.some(({ type }) => type === 'RequestRedirect') && objectsIn(backendRefs).length === 0;
    if (isRedirection) return [];
    const isGuarded = list.some((filter) => isGuard(filter, entry, inventory));
    return [{ entry, path: ['spec', 'rules', index], isGuarded }];
  });
}

function isGuard({ type, extensionRef }: PlainObject, entry: Entry, inventory: Inventory): boolean {
  if (type === 'ExternalAuth') return true;
  const { group, kind, name } = asObject(extensionRef);
  const reference: MiddlewareReference = {
    kind: asText(kind) ?? '',
    name: asText(name) ?? '',
    namespace: entry.namespace,
  };
  // What another controller's extension does is not known here: it is not called open.
  return isPlainObject(extensionRef) && (group !== 'traefik.io' || isAuthentication(inventory, reference));
}

/** Annotations by which the two controllers that most clusters have are told to ask who comes. */
const nginxGuards = [
  'auth-url',
  'auth-type',
  'auth-tls-secret',
  'whitelist-source-range',
  'allowlist-source-range',
];

function isGuardedIngress({ object, namespace }: Entry, inventory: Inventory): boolean {
  const annotations = asObject(object.metadata.annotations);
  if (nginxGuards.some((name) => asText(annotations[`nginx.ingress.kubernetes.io/${name}`]) !== undefined))
    return true;
  const names =
    asText(annotations['traefik.ingress.kubernetes.io/router.middlewares'])?.split(/\s*,\s*/) ?? [];
  return names.some((name) => {
    // `<namespace>-<name>@kubernetescrd`
    const local = name.replace(/@kubernetescrd$/, '');
    const prefix = `${namespace}-`;
    return (
      !local.includes('@') &&
      local.startsWith(prefix) &&
      isAuthentication(inventory, { kind: 'Middleware', name: local.slice(prefix.length), namespace })
    );
  });
}

function isPublic({ object }: Entry): boolean {
  const { type, externalIPs } = asObject(object.spec);
  return (
    type === 'LoadBalancer' || type === 'NodePort' || (Array.isArray(externalIPs) && externalIPs.length > 0)
  );
}
