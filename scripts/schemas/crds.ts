import { crdVersions } from '../../lib/checks/schemas/crd.ts';
import type { Schema } from '../../lib/checks/schemas/schema.ts';
import { isKubeObject } from '../../lib/support/kubernetes.ts';
import { parseYaml } from '../../lib/support/yaml.ts';
import type { Files } from './fetch.ts';
import { merge, type Resources } from './resources.ts';

/** What the CustomResourceDefinitions in some files say. */
export interface CrdFacts {
  /** Schemas of every served version, by `group/version/Kind`. */
  readonly kinds: Readonly<Record<string, Schema>>;
  /** Those of them that are deprecated. */
  readonly deprecated: readonly string[];
  readonly resources: Resources;
}

export function crdFacts(files: Files): CrdFacts {
  const kinds: Record<string, Schema> = {};
  const deprecated: string[] = [];
  const tables: Resources[] = [];
  for (const [path, text] of files) {
    for (const { value } of parseYaml(text, path)) {
      if (!isKubeObject(value) || value.kind !== 'CustomResourceDefinition') continue;
      const { group, names } = value.spec as { group: string; names: { plural: string } };
      tables.push({ [group]: [names.plural, `${names.plural}/status`, `${names.plural}/finalizers`] });
      const served = crdVersions(value);
      for (const { key, schema } of served) kinds[key] = schema;
      deprecated.push(...served.filter((version) => version.deprecated).map(({ key }) => key));
    }
  }
  return { kinds, deprecated, resources: merge(tables) };
}
