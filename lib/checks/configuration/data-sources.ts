import { asObject, asText, objectsIn, type PlainObject } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import type { Inventory } from '../inventory.ts';
import { type Configuration, distinctConfigurations } from './configurations.ts';

/** A data source that Grafana is provisioned with. */
export interface DataSource {
  readonly configuration: Configuration;
  readonly source: PlainObject;
  /** Where it stands in its file. */
  readonly path: Path;
  readonly name: string | undefined;
  readonly uid: string | undefined;
  readonly type: string | undefined;
}

/** Every data source of these manifests. */
export const dataSourcesIn = (inventory: Inventory): readonly DataSource[] => inventory.once(findDataSources);

function findDataSources(inventory: Inventory): DataSource[] {
  return distinctConfigurations(inventory, 'data-sources').flatMap((configuration) =>
    objectsIn(asObject(configuration.parsed.value).datasources).map(([source, index]) => ({
      configuration,
      source,
      path: ['datasources', index],
      name: asText(source.name),
      uid: asText(source.uid),
      type: asText(source.type),
    })),
  );
}
