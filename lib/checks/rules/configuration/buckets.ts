import { asObject, asText, at } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import { type Configuration, distinctConfigurations, reportIn } from '../../configuration/configurations.ts';
import { type ProgramName, titles } from '../../configuration/programs.ts';
import type { InventoryRule } from '../../rule.ts';

export const buckets: InventoryRule = {
  id: 'configuration/buckets',
  severity: 'error',
  scope: 'inventory',
  summary: 'every store keeps its objects in a bucket, or below a prefix, of its own',
  check(inventory, report) {
    const owners = new Map<string, { readonly configuration: Configuration; readonly what: string }>();
    for (const configuration of distinctConfigurations(inventory, 'main')) {
      for (const { bucket, key, path, what } of bucketsOf(configuration)) {
        const owner = owners.get(key);
        // Loki's own parts share a bucket without treading on each other.
        const isShared = owner?.configuration === configuration && configuration.program.name !== 'mimir';
        if (!owner) owners.set(key, { configuration, what });
        else if (!isShared) {
          const { program, file } = owner.configuration;
          const other = `${titles[program.name]} (ConfigMap ${file.entry.namespace}/${file.entry.name}, ${owner.what})`;
          reportIn(report, configuration, path, `the bucket "${bucket}" is that of ${other}, too`, {
            fix: 'give each store a bucket of its own: they delete what they do not know',
          });
        }
      }
    }
  },
};

interface Bucket {
  readonly bucket: string;
  /** Endpoint, bucket and prefix: what must be different. */
  readonly key: string;
  readonly path: Path;
  /** The setting, for messages. */
  readonly what: string;
}

/** Where a store says which object storage it uses, and what its bucket and prefix are called there. */
const places: { readonly [program in ProgramName]?: readonly (readonly [Path, string, Path?])[] } = {
  loki: [
    [['common', 'storage', 's3'], 'bucketnames'],
    [['common', 'storage', 'gcs'], 'bucket_name'],
    [['common', 'storage', 'azure'], 'container_name'],
    [['storage_config', 'aws'], 'bucketnames'],
    [['storage_config', 'gcs'], 'bucket_name'],
    [['ruler', 'storage', 's3'], 'bucketnames'],
  ],
  tempo: [
    [['storage', 'trace', 's3'], 'bucket', ['storage', 'trace', 's3', 'prefix']],
    [['storage', 'trace', 'gcs'], 'bucket_name', ['storage', 'trace', 'gcs', 'prefix']],
    [['storage', 'trace', 'azure'], 'container_name', ['storage', 'trace', 'azure', 'prefix']],
  ],
  mimir: ['blocks_storage', 'ruler_storage', 'alertmanager_storage'].flatMap((store) => [
    [[store, 's3'], 'bucket_name', [store, 'storage_prefix']] as const,
    [[store, 'gcs'], 'bucket_name', [store, 'storage_prefix']] as const,
    [[store, 'azure'], 'container_name', [store, 'storage_prefix']] as const,
  ]),
};

function bucketsOf({ program, parsed }: Configuration): Bucket[] {
  return (places[program.name] ?? []).flatMap(([path, field, prefixPath]) => {
    const storage = asObject(at(parsed.value, ...path));
    const prefix = prefixPath ? (asText(at(parsed.value, ...prefixPath)) ?? '') : '';
    // Loki spreads its chunks over several, separated by commas.
    return (asText(storage[field]) ?? '')
      .split(',')
      .filter((bucket) => bucket !== '' && !bucket.includes('$'))
      .map((bucket) => ({
        bucket,
        key: JSON.stringify([asText(storage.endpoint) ?? path.at(-1), bucket, prefix]),
        path: [...path, field],
        what: [...path, field].join('.'),
      }));
  });
}
