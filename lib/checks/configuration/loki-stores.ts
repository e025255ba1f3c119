import { asObject, asText, at, isPlainObject, objectsIn } from '../../support/plain.ts';

/**
 * The object stores that a configuration of Loki sets up, by the names that its schema refers to them by: `s3` is `aws`
 * under storage_config. Empty when none is written, which is when flags have to say it.
 */
export function lokiStores(main: unknown): readonly string[] {
  const common = asObject(at(main, 'common', 'storage'));
  const own = asObject(at(main, 'storage_config'));
  const written = kinds.filter((kind) => isPlainObject(common[kind]) || isPlainObject(own[kind]));
  const named = Object.values(asObject(own.named_stores)).flatMap((stores) => Object.keys(asObject(stores)));
  const thanos = isPlainObject(own.object_store) ? Object.keys(own.object_store) : [];
  const names = [...written, ...named, ...thanos];
  // Both names mean the same store.
  return names.includes('aws') || names.includes('s3') ? [...new Set(['s3', 'aws', ...names])] : names;
}

/** Source: pkg/storage/types of Loki 3.7. */
const kinds = ['s3', 'aws', 'gcs', 'azure', 'swift', 'filesystem', 'alibabacloud', 'bos', 'cos'];

/** The periods of a schema, in the order they are written. */
export const lokiPeriods = (main: unknown) =>
  objectsIn(at(main, 'schema_config', 'configs')).map(([period, index]) => ({
    period,
    path: ['schema_config', 'configs', index] as const,
    from: asText(period.from),
  }));
