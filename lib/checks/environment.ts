import { asList, asObject, asText, at } from '../support/plain.ts';
import type { Inventory } from './inventory.ts';
import type { Container, Pod } from './pods.ts';
import { secretKeys } from './secrets.ts';

/** Names of all variables of a container; undefined when some of them cannot be known. */
export function variablesOf(container: Container, pod: Pod, inventory: Inventory): Set<string> | undefined {
  const names = variablesFromSources(container, pod, inventory);
  for (const { name } of container.env) names?.add(name);
  return names;
}

/** Names of the variables that whole ConfigMaps and Secrets bring; undefined when some of them cannot be known. */
export function variablesFromSources(
  { object }: Container,
  { namespace }: Pod,
  inventory: Inventory,
): Set<string> | undefined {
  const names = new Set<string>();
  for (const source of asList(object.envFrom)) {
    const prefix = asText(asObject(source).prefix) ?? '';
    const configMap = asText(at(source, 'configMapRef', 'name'));
    const secret = asText(at(source, 'secretRef', 'name'));
    const keys =
      configMap !== undefined
        ? inventory.find('/ConfigMap', namespace, configMap)?.object.data
        : secret !== undefined && secretKeys(inventory, namespace, secret);
    if (!keys || keys === 'unknown') return undefined;
    for (const key of keys instanceof Set ? keys : Object.keys(asObject(keys))) names.add(prefix + key);
  }
  return names;
}
