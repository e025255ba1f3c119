import { asList } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import { type Container, variableOf } from '../pods.ts';

export interface Flag {
  /** What stands behind it, variables of the container filled in; undefined for a flag by itself. */
  readonly value: string | undefined;
  /** The argument that it is written in. */
  readonly path: Path;
}

/** The flags that a container starts its program with, as Go programs read them: one dash or two are the same. */
export class Flags {
  private readonly flags = new Map<string, Flag[]>();

  constructor(container: Container) {
    const { object, path } = container;
    const words = (['command', 'args'] as const).flatMap((field) =>
      asList(object[field]).map((word, index) => ({ word: String(word), path: [...path, field, index] })),
    );
    for (const [index, { word, path: place }] of words.entries()) {
      const [, name, equals, written] = /^--?([A-Za-z][\w.-]*)(=?)(.*)$/s.exec(word) ?? [];
      if (name === undefined) continue;
      const next = words[index + 1]?.word;
      // `-flag value`; a switch may stand before something that is no value of it, and then nobody asks for the value.
      const text = equals ? written : next?.startsWith('-') ? undefined : next;
      const value = text?.replaceAll(/\$\(([\w.-]+)\)/g, (whole, key) => variableOf(container, key) ?? whole);
      const list = this.flags.get(name) ?? [];
      list.push({ value, path: place });
      this.flags.set(name, list);
    }
  }

  /** The last of that name, which is the one that counts. */
  get(name: string): Flag | undefined {
    return this.all(name).at(-1);
  }

  /** Every flag of that name: some are lists. */
  all(name: string): readonly Flag[] {
    return this.flags.get(name) ?? [];
  }

  /** Whether a switch is on: it is there, and not called false. */
  isOn(name: string): boolean {
    const flag = this.get(name);
    return flag !== undefined && flag.value !== 'false';
  }
}
