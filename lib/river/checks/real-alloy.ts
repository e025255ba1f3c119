import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The real Alloy for tests that ask it: `ALLOY_BIN`, else the one on PATH; undefined where there is none. */
export function findAlloy(): string | undefined {
  const { ALLOY_BIN, PATH = '' } = process.env;
  const candidates = ALLOY_BIN ? [ALLOY_BIN] : PATH.split(delimiter).map((path) => join(path, 'alloy'));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
