import { alloyHttpListener } from '../catalogue/index.ts';
import type { Place } from './workload.ts';

/**
 * What a container starts its program with. Flags of Alloy are read as `pflag` does: `--name=value`, `--name value`, and
 * `--name` alone for those that are on or off.
 */
export class CommandLine {
  /** Command and arguments, with the variables of the container filled in as far as they are known. */
  readonly words: readonly string[];
  readonly place: Place;
  readonly #flags = new Map<string, string>();
  readonly #others: string[] = [];

  constructor(words: readonly string[], place: Place) {
    this.words = words;
    this.place = place;
    for (let index = 0; index < words.length; index++) {
      const word = words[index] ?? '';
      const [, name, value] = /^--?([a-z][\w.-]*)(?:=(.*))?$/s.exec(word) ?? [];
      if (name === undefined) this.#others.push(word);
      else if (value !== undefined || switches.has(name)) this.#flags.set(name, value ?? 'true');
      else this.#flags.set(name, words[++index] ?? '');
    }
  }

  /** Words that are neither a flag nor the value of one. */
  get operands(): readonly string[] {
    return this.#others;
  }

  /** The value of a flag; of several, the last. */
  flag(name: string): string | undefined {
    return this.#flags.get(name);
  }

  /** Whether a switch is on. */
  isOn(name: string): boolean {
    return ['true', '1', 't'].includes(this.flag(name)?.toLowerCase() ?? '');
  }
}

/** What Alloy is told on its command line. */
export interface AlloyFlags {
  /** The file or folder that it loads. */
  readonly config: string | undefined;
  /** @default 'alloy' */
  readonly format: string;
  readonly stability: string;
  readonly community: boolean;
  readonly clustered: boolean;
  /** Where it looks for the other members of its cluster. */
  readonly joins: readonly string[];
  /** Whether it finds the other members by other means. */
  readonly discoversPeers: boolean;
  /** `host:port` of its own HTTP server. */
  readonly listen: string;
  /** Where components keep files. */
  readonly storage: string;
}

/** What `alloy run` is told. Source: Alloy 1.18.1, `internal/alloycli/cmd_run.go`. */
export function alloyFlags(line: CommandLine): AlloyFlags {
  const run = line.operands.indexOf('run');
  return {
    config: run < 0 ? undefined : line.operands[run + 1],
    format: line.flag('config.format') ?? 'alloy',
    stability: line.flag('stability.level') ?? 'generally-available',
    community: line.isOn('feature.community-components.enabled'),
    clustered: line.isOn('cluster.enabled'),
    joins: (line.flag('cluster.join-addresses') ?? '').split(',').filter((address) => address !== ''),
    discoversPeers: (line.flag('cluster.discover-peers') ?? '') !== '',
    listen: line.flag('server.http.listen-addr') ?? alloyHttpListener.default,
    storage: line.flag('storage.path') ?? 'data-alloy/',
  };
}

/** Flags of `alloy run` that need no value. Source as above. */
const switches = new Set([
  'cluster.enable-tls',
  'cluster.enabled',
  'cluster.use-discovery-v1',
  'config.bypass-conversion-errors',
  'disable-reporting',
  'feature.community-components.enabled',
  'feature.prometheus.direct-fanout.enabled',
  'feature.prometheus.metric-validation-scheme',
  'server.http.disable-support-bundle',
  'server.http.enable-graphql',
  'server.http.enable-graphql-playground',
  'server.http.enable-pprof',
]);
