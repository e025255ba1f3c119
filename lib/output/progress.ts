import { isLive, type Output, printable } from './terminal.ts';

/** Tells a person what is going on. */
export interface Progress {
  /** What is being done now. */
  step(text: string): void;
  /** Something to be read later too. */
  say(line: string): void;
  /** Leaves no trace of the last step on a terminal. To be called before anything else is written, and at the end. */
  end(): void;
}

/** One line that changes on a terminal; elsewhere a line for each step, without control characters. */
export function progress(stream: Output, env: NodeJS.ProcessEnv): Progress {
  const line = (text: string) => stream.write(`${printable(text)}\n`);
  if (!isLive(stream, env)) return { step: line, say: line, end: () => {} };

  const clear = '\r\u001b[2K';
  let current = '';
  const show = () => {
    // One column stays free: in the last one some terminals go on to the next line.
    const text = [...printable(current)].slice(0, Math.max((stream.columns ?? 80) - 1, 0)).join('');
    stream.write(`${clear}${text}`);
  };
  return {
    step(text) {
      current = text;
      show();
    },
    say(text) {
      stream.write(clear);
      line(text);
      if (current !== '') show();
    },
    end() {
      if (current !== '') stream.write(clear);
      current = '';
    },
  };
}
