import { spawn } from 'node:child_process';
import { ExitCode, ObsError } from './errors.ts';

export interface RunOptions {
  /** Text for standard input. @default none: standard input is closed */
  readonly input?: string;
  /** The whole environment of the child: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** @default the working folder of this process */
  readonly cwd?: string;
  /** Milliseconds after which the child is killed. @default 120000 */
  readonly timeout?: number;
  /** Bytes of output (both streams together) after which the child is killed. @default 64 MiB */
  readonly maxOutput?: number;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const defaults = { timeout: 120_000, maxOutput: 64 * 1024 * 1024 };

/**
 * Runs a program with an explicit argument list and environment, never through a shell. This is the one place where
 * the project starts child processes, so that tests can see exactly what would be run.
 *
 * @returns what it printed and its exit code, whatever that is
 * @throws ObsError (exit code 3) when it cannot be started, runs too long or prints too much
 */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const { timeout, maxOutput } = { ...defaults, ...options };
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: { ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      shell: false,
      windowsHide: true,
    });
    const streams = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let size = 0;
    let refusal: string | undefined;
    const stop = (why: string) => {
      refusal ??= why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stop(`did not finish within ${timeout / 1000} s`), timeout);
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxOutput) stop(`printed more than ${Math.floor(maxOutput / 1024 / 1024)} MiB`);
        else streams[name].push(chunk);
      });
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const missing = error.code === 'ENOENT';
      reject(
        new ObsError(
          {
            message: missing
              ? `${command}: no such program`
              : `${command} could not be started: ${error.message}`,
          },
          ExitCode.outside,
          error,
        ),
      );
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (refusal)
        return reject(new ObsError({ message: `${command} ${refusal} and was stopped` }, ExitCode.outside));
      const text = (name: 'stdout' | 'stderr') => Buffer.concat(streams[name]).toString('utf8');
      resolve({ code: code ?? (signal ? 128 : 1), stdout: text('stdout'), stderr: text('stderr') });
    });
    // A child that ends without reading its input closes the pipe: its exit code tells the story, not EPIPE.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** A program that runs until it is stopped. */
export interface Started {
  /** The last 16 KiB that it has printed, for a message when it ends before its time. */
  readonly output: () => string;
  /** Whether it has not ended by itself. */
  readonly isRunning: () => boolean;
  /** Asks it to end, and has it killed when it has not after ten seconds. Resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a program that goes on beside this one, with an explicit argument list and environment, never through a shell.
 * It is killed when this process ends.
 *
 * @throws ObsError (exit code 3) when it cannot be started
 */
export function start(
  command: string,
  args: readonly string[],
  { env, cwd }: Pick<RunOptions, 'env' | 'cwd'>,
): Promise<Started> {
  const child = spawn(command, [...args], {
    cwd,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString('utf8')).slice(-16_384);
    });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      process.off('exit', kill);
      resolve();
    });
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    const timer = setTimeout(kill, 10_000);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  };
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve({ output: () => printed, isRunning, stop }));
    child.once('error', (error) =>
      reject(
        new ObsError(
          { message: `${command} could not be started: ${error.message}` },
          ExitCode.outside,
          error,
        ),
      ),
    );
  });
}
