/** What the process exits with. Stable: scripts and CI depend on it. */
export const ExitCode = {
  /** Nothing wrong; warnings are allowed. */
  ok: 0,
  /** Errors or differences were found. */
  found: 1,
  /** The input, or the way the command was used, is wrong. */
  usage: 2,
  /** Something outside failed: network, helm, disk, a cluster. */
  outside: 3,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** A place in a text file. Lines and columns count from 1. */
export interface SourcePosition {
  /** Path as the user would type it, relative to the working folder where it lies below it. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One mistake, told to the person who made it. */
export interface Problem {
  /** The file to blame, where there is one. */
  readonly at?: SourcePosition;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to write or run instead. */
  readonly fix?: string;
}

/**
 * The one class of expected errors: shown as text, without a stack (unless `DEBUG` is set).
 * Anything else that is thrown is a bug of this program.
 */
export class ObsError extends Error {
  override readonly name = 'ObsError';
  readonly problems: readonly Problem[];
  readonly exitCode: ExitCode;

  /**
   * @param problems every mistake found, not just the first
   * @param exitCode what the process ends with. Default: `ExitCode.usage`, because most expected errors are wrong input
   */
  constructor(problems: Problem | readonly Problem[], exitCode: ExitCode = ExitCode.usage, cause?: unknown) {
    const list = [problems].flat() as readonly Problem[];
    super(list.map(formatProblem).join('\n'), cause === undefined ? undefined : { cause });
    this.problems = list;
    this.exitCode = exitCode;
  }
}

/** The user stopped the run; everything on disk is as it was. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** 128 and the number of the signal, as shells have it. */
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`stopped by ${signal}; dist/ is as it was`);
    this.exitCode = signal === 'SIGINT' ? 130 : 143;
  }
}

/** `file:line:column`, as far as each is known. */
export function formatPosition({ file, line, column }: SourcePosition): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}

/** One paragraph: where, what is wrong, what to write instead. */
export function formatProblem({ at, message, fix }: Problem): string {
  const where = at ? `${formatPosition(at)}: ` : '';
  return `${where}${message}${fix ? `\n  ${fix.replaceAll('\n', '\n  ')}` : ''}`;
}
