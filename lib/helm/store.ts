import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ObsError } from '../support/errors.ts';
import { writeCacheFile } from '../support/files.ts';
import { sha256, sortKeys } from '../support/json.ts';
import type { RenderRecord } from './render.ts';

/**
 * Renders kept in a folder, one file a release: `<namespace>.<release>.<first 10 digits of the key>.json`. The first
 * member is the hash of all that follows it, so that a file that was edited or cut off is never used.
 */
export class RenderStore {
  private readonly folder: string;
  /** What errors call the folder. */
  private readonly label: string;
  /** Clusters that differ little share most renders. */
  private readonly known = new Map<string, RenderRecord>();

  constructor(folder: string, label = 'imports/renders') {
    this.folder = folder;
    this.label = label;
  }

  /**
   * The render with a key; undefined when it is not stored.
   *
   * @throws ObsError when its file is not what was stored
   */
  read(place: { namespace: string; release: string }, key: string): RenderRecord | undefined {
    const record = this.known.get(key) ?? this.readFile(fileName(place, key));
    // Two keys can share their first digits; such a file is another render.
    if (record?.key !== key) return undefined;
    this.known.set(key, record);
    return record;
  }

  write(record: RenderRecord): void {
    const body = `${JSON.stringify(sortKeys(record), null, 2).slice('{'.length)}\n`;
    writeCacheFile(join(this.folder, fileName(record, record.key)), `${head(body)}${body}`);
    this.known.set(record.key, record);
  }

  /** Every stored render, by its file's name. */
  all(): { file: string; record: RenderRecord }[] {
    return this.files().flatMap((file) => {
      const record = this.readFile(file);
      return record ? [{ file, record }] : [];
    });
  }

  /** The stored renders of one release, whatever they were made from. */
  ofRelease({ namespace, release }: { namespace: string; release: string }): RenderRecord[] {
    const mine = this.files().filter((file) => file.startsWith(`${namespace}.${release}.`));
    return mine.flatMap((file) => this.readFile(file) ?? []);
  }

  remove(file: string): void {
    rmSync(join(this.folder, file));
  }

  private files(): string[] {
    try {
      return readdirSync(this.folder)
        .filter((file) => file.endsWith('.json'))
        .sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private readFile(file: string): RenderRecord | undefined {
    let text: string;
    try {
      text = readFileSync(join(this.folder, file), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    const body = text.slice(head('').length);
    if (text.slice(0, head('').length) !== head(body)) {
      const at = { file: `${this.label}/${file}` };
      throw new ObsError({
        at,
        message: 'this stored render was edited or damaged: its content does not match its hash',
        fix: `restore it with \`git checkout ${at.file}\`, or remove it and render again with \`npm run synth\``,
      });
    }
    return JSON.parse(`{${body}`) as RenderRecord;
  }
}

const fileName = ({ namespace, release }: { namespace: string; release: string }, key: string) =>
  `${namespace}.${release}.${key.slice(0, 10)}.json`;

/** The opening of a file with this body: a constant number of characters. */
const head = (body: string) => `{\n  "contentHash": "sha256:${sha256(body)}",`;
