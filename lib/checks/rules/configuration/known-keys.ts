import { isPlainObject, type PlainObject } from '../../../support/plain.ts';
import { didYouMean, suggestion } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import { type Configuration, distinctConfigurations, reportIn } from '../../configuration/configurations.ts';
import { grafana } from '../../configuration/keys/grafana.ts';
import type { KnownKeys } from '../../configuration/keys/index.ts';
import { loki } from '../../configuration/keys/loki.ts';
import { mimir } from '../../configuration/keys/mimir.ts';
import { prometheus } from '../../configuration/keys/prometheus.ts';
import { tempo } from '../../configuration/keys/tempo.ts';
import { type ProgramName, titles } from '../../configuration/programs.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

const known: { readonly [program in ProgramName]?: KnownKeys } = { grafana, loki, mimir, prometheus, tempo };

export const knownKeys: InventoryRule = {
  id: 'configuration/known-keys',
  severity: 'error',
  scope: 'inventory',
  summary: 'every key of a configuration file is one that the program knows',
  check(inventory, report) {
    for (const configuration of distinctConfigurations(inventory, 'main')) {
      const keys = known[configuration.program.name];
      const { value } = configuration.parsed;
      if (keys && isPlainObject(value)) checkMapping(value, [], '', configuration, keys, report);
    }
  },
};

function checkMapping(
  mapping: PlainObject,
  path: Path,
  pattern: string,
  configuration: Configuration,
  keys: KnownKeys,
  report: InventoryReport,
): void {
  const here = keys.keys[pattern]?.split(' ');
  for (const [key, value] of Object.entries(mapping)) {
    if (here && !here.includes(key)) reportUnknown(key, [...path, key], here, configuration, keys, report);
    const below = pattern === '' ? key : `${pattern}.${key}`;
    if (isPlainObject(value)) checkMapping(value, [...path, key], below, configuration, keys, report);
    if (!Array.isArray(value)) continue;
    for (const [index, item] of value.entries()) {
      if (isPlainObject(item))
        checkMapping(item, [...path, key, index], `${below}[]`, configuration, keys, report);
    }
  }
}

function reportUnknown(
  key: string,
  path: Path,
  here: readonly string[],
  configuration: Configuration,
  { version: known }: KnownKeys,
  report: InventoryReport,
): void {
  const { name, version } = configuration.program;
  // Grafana takes any key without a word, plugins have sections of their own: only a slip of the keyboard is told.
  if (name === 'grafana' && didYouMean(key, here) === undefined) return;
  const isOther = version !== undefined && !`${version}.`.startsWith(`${known}.`);
  reportIn(report, configuration, path, `${titles[name]} ${known} knows no "${key}" here`, {
    fix: suggestion(key, here),
    // What is known here is another version: it may be new there, or gone here.
    ...((isOther || name === 'grafana') && { severity: 'warning' }),
  });
}
