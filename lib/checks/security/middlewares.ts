import { asList, asObject, asText, at, isPlainObject, objectsIn } from '../../support/plain.ts';
import type { Inventory } from '../inventory.ts';

/** How a route names a Middleware. */
export interface MiddlewareReference {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/**
 * Whether a Middleware of Traefik lets in only some: by a password, by what another program says, by their addresses. What
 * a plugin does, and one that is not among the manifests, is not known, and counts as if it did.
 */
export function isAuthentication(
  inventory: Inventory,
  { kind, name, namespace }: MiddlewareReference,
  depth = 0,
): boolean {
  if (name.includes('@')) return true;
  const found = inventory.find(`traefik.io/${kind}`, namespace, name);
  if (!found) return inventory.presence(`traefik.io/${kind}`, namespace, name) === 'unknown';
  const spec = asObject(found.object.spec);
  if (isPlainObject(spec.basicAuth) || isPlainObject(spec.digestAuth) || isPlainObject(spec.forwardAuth))
    return true;
  if (spec.plugin !== undefined) return true;
  for (const list of [spec.ipAllowList, spec.ipWhiteList]) {
    if (isPlainObject(list)) return !asList(list.sourceRange).some((range) => /\/0$/.test(String(range)));
  }
  // A chain may name itself.
  if (depth > 8) return false;
  return objectsIn(at(spec, 'chain', 'middlewares')).some(([one]) =>
    isAuthentication(
      inventory,
      { kind, name: asText(one.name) ?? '', namespace: asText(one.namespace) ?? namespace },
      depth + 1,
    ),
  );
}
