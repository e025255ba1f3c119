import { stringify } from 'ini';
import { memo } from '../../lib/support/memo.ts';
import { dumpYaml } from '../../lib/support/yaml.ts';

const yamlTexts = memo<string>();
const iniTexts = memo<string>();

/** A configuration file in YAML. Its settings are plain JSON; what clusters have in common is written once. */
export const yamlText = (settings: object): string =>
  yamlTexts(JSON.stringify(settings), () => dumpYaml(settings));

/** The same in INI: a section for each member. */
export const iniText = (sections: object): string =>
  iniTexts(JSON.stringify(sections), () => stringify(sections, { whitespace: true }));
