import type { Writable } from 'node:stream';
import type { ExitCode } from '../lib/support/errors.ts';
import type { Start } from './main.ts';

/** What a command may use besides its arguments. */
export interface CommandContext extends Start {
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type RunCommand = (args: readonly string[], context: CommandContext) => Promise<ExitCode>;

export interface Command {
  readonly summary: string;
  /** Loads the command's code, so that starting one does not pay for the others. */
  readonly load: () => Promise<RunCommand>;
}

/** The commands of `obs`. */
export const commands = {
  init: {
    summary: 'write the file of a new cluster from a few answers',
    load: async () => (await import('./init/init.ts')).initCommand,
  },
  synth: {
    summary: 'write dist/ for every cluster, or for those named',
    load: async () => (await import('./synth.ts')).synth,
  },
  check: {
    summary: 'check every manifest of a folder (default: dist/)',
    load: async () => (await import('./check-command.ts')).checkCommand,
  },
  charts: {
    summary: 'the upstream charts: pull, import, verify, list, prune',
    load: async () => (await import('./charts-command.ts')).chartsCommand,
  },
  cluster: {
    summary: 'every setting of a cluster, and where it comes from',
    load: async () => (await import('./cluster.ts')).cluster,
  },
  size: {
    summary: 'what the load of a cluster asks for, and why',
    load: async () => (await import('./size.ts')).size,
  },
  river: {
    summary: 'Alloy configuration: check, format, draw',
    load: async () => (await import('./river.ts')).river,
  },
  secrets: {
    summary: 'the Secrets that a cluster needs, and what makes each',
    load: async () => (await import('./secrets.ts')).secrets,
  },
} satisfies Record<string, Command>;
