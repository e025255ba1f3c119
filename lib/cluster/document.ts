import { ObsError } from '../support/errors.ts';
import { parseYaml, type YamlDocument } from '../support/yaml.ts';
import { readSections } from './sections.ts';

/**
 * The one document of a file below clusters/.
 *
 * @throws ObsError for bad YAML, an empty file, and a second document
 */
export function readDocument(text: string, file: string): YamlDocument {
  const value = readSections(text);
  if (!value) return readWhole(text, file);
  let whole: YamlDocument | undefined;
  return {
    value,
    locate(path) {
      whole ??= readWhole(text, file);
      return whole.locate(path);
    },
  };
}

function readWhole(text: string, file: string): YamlDocument {
  const [document, second] = parseYaml(text, file, { maxNodes: 10_000 });
  if (!document || document.value === null) {
    throw new ObsError({
      at: { file },
      message: 'this file is empty',
      fix: 'describe a cluster: see clusters/poddle.yaml',
    });
  }
  if (second) {
    throw new ObsError({ at: second.locate([]), message: 'a second document', fix: 'one cluster, one file' });
  }
  return document;
}
