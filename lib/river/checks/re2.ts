/** What a regular expression has, or why it is none. */
export type Compiled =
  | { readonly groups: number; readonly names: readonly string[] }
  | { readonly error: string };

/**
 * Compiles a regular expression as Go does (RE2). Plain ones are left to JavaScript's own engine, which is there
 * already; the engine of RE2 is loaded for the others only.
 */
export async function compileRe2(pattern: string): Promise<Compiled> {
  const plain = asJavaScript(pattern);
  if (plain !== undefined) return plain;
  const { RE2JS, RE2JSException } = await import('re2js');
  try {
    const compiled = RE2JS.compile(pattern);
    return { groups: compiled.groupCount(), names: Object.keys(compiled.namedGroups()) };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { error: error.message.replace(/^error parsing regexp: /, '') };
  }
}

/** Compiles a regular expression and does something with what it is: at once, unless the engine has to be waited for. */
export function withRe2(pattern: string, use: (compiled: Compiled) => void): Promise<void> | undefined {
  const plain = asJavaScript(pattern);
  if (plain === undefined) return compileRe2(pattern).then(use);
  use(plain);
  return undefined;
}

/** Waits for what has to be waited for, if there is any of it. */
export function whenAll(all: readonly (Promise<void> | undefined)[]): Promise<void> | undefined {
  const waiting = all.filter((one) => one !== undefined);
  return waiting.length === 0 ? undefined : Promise.all(waiting).then(() => undefined);
}

/**
 * What the expression has if both engines surely agree about it, else undefined. With the `u` flag JavaScript refuses
 * more than RE2 does; what it takes and RE2 does not is sorted out before.
 */
export function asJavaScript(pattern: string): Compiled | undefined {
  const body = pattern.replace(/^\(\?[ims]+\)/, '');
  // Groups but plain and named ones, escapes but classes and punctuation, empty classes and those with
  // a name, large counts.
  if (
    /\(\?(?!:|P?<[A-Za-z_]\w*>)|\\[^dDwWsSnrtfv!-/:-@[-`{-~]|\[\^?\]|\[:\^?\w+:\]|\{\d{4,}|,\d{4,}\}/.test(
      body,
    )
  )
    return undefined;
  const portable = body.replaceAll('(?P<', '(?<').replaceAll(/\\[!-/:-@[-`{-~]/g, String.raw`\.`);
  try {
    // Read but never run: that would compile it.
    new RegExp(portable, 'u');
  } catch {
    return undefined;
  }
  const bare = portable.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x');
  const groups = bare.match(/\((?:(?!\?)|\?<)/g) ?? [];
  return {
    groups: groups.length,
    names: [...bare.matchAll(/\(\?<(\w+)>/g)].flatMap(([, name]) => name ?? []),
  };
}
