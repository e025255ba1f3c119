import { Header } from 'tar';

export interface TarEntry {
  readonly path: string;
  readonly type?: 'File' | 'Directory' | 'SymbolicLink' | 'Link' | 'CharacterDevice';
  readonly text?: string;
}

/** A tar of entries exactly as given: `tar.create` would make their paths safe. */
export function tar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ path, type = 'File', text = '' }) => {
    const size = Buffer.byteLength(text);
    const header = Buffer.alloc(512);
    const linkpath = type.endsWith('Link') ? '/etc/passwd' : undefined;
    new Header({ path, type, size, mode: 0o644, ...(linkpath && { linkpath }) }).encode(header);
    const body = Buffer.alloc(Math.ceil(size / 512) * 512);
    body.write(text);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
