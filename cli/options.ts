import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ObsError } from '../lib/support/errors.ts';
import { suggestion } from '../lib/support/suggest.ts';

/**
 * The options and operands of a command.
 *
 * @param command as the user writes it: `obs charts`
 * @throws ObsError for an option that the command does not have, or one without its value
 */
export function parseOptions<T extends ParseArgsConfig>(command: string, args: readonly string[], config: T) {
  try {
    return parseArgs({ ...config, args: [...args] });
  } catch (error) {
    throw new ObsError({
      message: (error as Error).message,
      fix: `"${command} --help" says what there is`,
    });
  }
}

/**
 * One of several words.
 *
 * @param what they are, for the message: `format`
 * @throws ObsError for any other word, with what was meant
 */
export function oneOf<T extends string>(allowed: readonly T[], given: string, what: string): T {
  const found = allowed.find((one) => one === given);
  if (found !== undefined) return found;
  throw new ObsError({ message: `there is no ${what} "${given}"`, fix: suggestion(given, allowed) });
}
