/** A stream that lines are written to, as far as it is used here: `process.stderr` is one. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * Whether colours and moving lines are welcome: on a terminal that can show them, outside CI, and when `NO_COLOR` is
 * not set (no-color.org: to anything but the empty string).
 */
export function isLive({ isTTY }: Output, { NO_COLOR, CI, TERM }: NodeJS.ProcessEnv): boolean {
  const isCi = CI !== undefined && !['', '0', 'false'].includes(CI);
  return isTTY === true && !NO_COLOR && !isCi && TERM !== 'dumb';
}

/** Text on one line that moves no cursor and hides nothing, whatever it was made from. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16);
    return digits.length > 2 ? `\\u{${digits}}` : `\\x${digits.padStart(2, '0')}`;
  });
}
