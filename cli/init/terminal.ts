import type { Readable, Writable } from 'node:stream';
import { Interrupted, ObsError } from '../../lib/support/errors.ts';

/** A person who answers. */
export interface Terminal {
  /**
   * Shows a question and waits for a line.
   *
   * @throws Interrupted when the person stops the program; ObsError when there is nothing more to read
   */
  ask(question: string): Promise<string>;
  tell(text: string): void;
  close(): void;
}

/** The person at a terminal. Lines that are pasted or typed ahead answer the questions to come. */
export async function openTerminal(input: Readable, output: Writable): Promise<Terminal> {
  const { createInterface } = await import('node:readline');
  const reader = createInterface({ input, output });
  const lines = reader[Symbol.asyncIterator]();
  const stopped = new Promise<never>((_, reject) => {
    reader.once('SIGINT', () => reject(new Interrupted('SIGINT')));
  });
  // Told to whoever asks; between two questions nobody does.
  stopped.catch(() => undefined);
  return {
    ask: async (question) => {
      reader.setPrompt(question);
      reader.prompt();
      const { done, value } = await Promise.race([lines.next(), stopped]);
      if (done) throw new ObsError({ message: 'no more answers; nothing was written' });
      return value;
    },
    tell: (text) => output.write(text),
    close: () => reader.close(),
  };
}
