import type { Lifecycle, Lifecycles } from '../../lib/checks/schemas/schema.ts';
import type { Files } from './fetch.ts';

/**
 * Which versions of which kinds are deprecated and removed in which minor, from the lifecycle functions in Go's API
 * packages. A kind whose version is neither is left out.
 */
export function readLifecycles(types: Files): Lifecycles {
  const groups = new Map<string, string>();
  for (const [path, text] of types) {
    const [, group] = /^const GroupName = "([^"]*)"/m.exec(text) ?? [];
    if (group !== undefined) groups.set(folderOf(path), group);
  }

  const found: Record<string, Lifecycle> = {};
  for (const [path, text] of types) {
    const version = folderOf(path).split('/').at(-1);
    for (const [, kind = '', what = '', body = ''] of text.matchAll(
      /^func \(in \*(\w+)\) APILifecycle(Deprecated|Removed|Replacement)\(\).*\{\n([\s\S]*?)^\}/gm,
    )) {
      if (kind.endsWith('List')) continue;
      const key = `${groups.get(folderOf(path)) ?? ''}/${version}/${kind}`;
      found[key] = { ...found[key], ...fact(what, body) };
    }
  }
  return found;
}

function fact(what: string, body: string): Lifecycle {
  if (what === 'Replacement') {
    const [, group = '', version = '', kind = ''] =
      /Group: "([^"]*)", Version: "([^"]*)", Kind: "([^"]*)"/.exec(body) ?? [];
    return { replacement: `${group}/${version}/${kind.replace(/List$/, '')}` };
  }
  const [, major, minor] = /return (\d+), (\d+)/.exec(body) ?? [];
  return { [what.toLowerCase()]: `${major}.${minor}` };
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

/** Versions that Go's API packages no longer hold; from the Kubernetes deprecation guide. */
export const removedLongAgo: Lifecycles = {
  'apiextensions.k8s.io/v1beta1/CustomResourceDefinition': {
    deprecated: '1.16',
    removed: '1.22',
    replacement: 'apiextensions.k8s.io/v1/CustomResourceDefinition',
  },
  'apiregistration.k8s.io/v1beta1/APIService': {
    deprecated: '1.19',
    removed: '1.22',
    replacement: 'apiregistration.k8s.io/v1/APIService',
  },
  'autoscaling/v2beta1/HorizontalPodAutoscaler': {
    deprecated: '1.22',
    removed: '1.25',
    replacement: 'autoscaling/v2/HorizontalPodAutoscaler',
  },
  'autoscaling/v2beta2/HorizontalPodAutoscaler': {
    deprecated: '1.23',
    removed: '1.26',
    replacement: 'autoscaling/v2/HorizontalPodAutoscaler',
  },
  'policy/v1beta1/PodSecurityPolicy': { deprecated: '1.21', removed: '1.25' },
};
