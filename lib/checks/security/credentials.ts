/** Forms that nothing but a credential has. */
const tokens: readonly (readonly [what: string, form: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['an access key of AWS', /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z\d]{36}|github_pat_\w{60})/],
  ['a token of GitLab', /\bglpat-[\w-]{20}/],
  ['a token of Grafana', /\b(?:glsa_[A-Za-z\d]{32}_[\da-f]{8}|glc_eyJ[A-Za-z\d+/=]{20})/],
  ['a token of Slack', /\bxox[abeoprs]-[\w-]{10}|hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/],
  ['a key of Google', /\bAIza[\w-]{35}/],
  ['a key of Stripe', /\b[rs]k_live_[A-Za-z\d]{20}/],
  ['a key of age', /\bAGE-SECRET-KEY-1[A-Z\d]{50}/],
  ['a token (JWT)', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/],
  ['the hash of a password', /(?:^|[\s"':])[\w.@-]+:(?:\$2[aby]\$\d\d\$|\$apr1\$|\{SHA\})[\w./$+=]{20}/],
  ['a URL with a password in it', /\b[a-z][a-z\d+.-]*:\/\/[^\s/:@$"'<{]*:[^\s/@$"'<{(*]+@[\w.-]/i],
];

/** What a text holds that has the form of a credential; undefined when it holds none. */
export function tokenIn(text: string): string | undefined {
  if (text.length < 12) return undefined;
  return tokens.find(([, form]) => form.test(text))?.[0];
}

/** What a line of configuration, or an argument, holds: a credential by its form, or by the name of its setting. */
export function credentialIn(line: string): string | undefined {
  const token = tokenIn(line);
  if (token !== undefined) return token;
  const [, key = '', ...values] = setting.exec(line) ?? [];
  const value = values.find((one) => one !== undefined) ?? '';
  return isCredential(key, value) ? `the value of ${key}` : undefined;
}

/** `key: value`, `"key": "value",`, `key = value`, `--key=value`; the value with or without quotes. */
const setting =
  /^\s*(?:-\s+)?-{0,2}["']?([\w.-]+)["']?\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^"'`\s,]*))\s*,?\s*(?:[#;].*)?$/;

/** Names whose value is a secret itself, and not where one is found. */
const passwords = /(?:password|passwd|passphrase)$|(?:^|[._-])(?:pass|pwd)$/i;
const keys = /(?:secret|token|credentials?|bearer|(?:api|access|private|secret)[_-]?key(?:[_-]?id)?)$/i;

/** Whether the value of a setting is a credential, going by both. What only refers to one is none. */
export function isCredential(name: string, value: string): boolean {
  const text = value.trim();
  if (text === '' || /[$<>{}()[\]*]|^ENC\[|^[./~]|:\/\/|^@/.test(text)) return false;
  if (passwords.test(name))
    return !/^(?:true|false|yes|no|on|off|null|nil|none|never|always|file|env|vault|required|optional|enabled|disabled|basic|password)$/i.test(
      text,
    );
  return keys.test(name) && looksRandom(text);
}

/** Letters and digits that no word or name is made of: at least 12, of more than a few kinds. */
function looksRandom(text: string): boolean {
  if (text.length < 12 || !/^[\w+/=.:~-]+$/.test(text) || !/\d/.test(text) || !/[A-Za-z]/.test(text))
    return false;
  // Names of objects and files: words with `-`, `_` or `.` between them, and few digits.
  const digits = text.replaceAll(/\D/g, '').length;
  const words = text.split(/[-_.]/);
  if (
    words.length > 1 &&
    digits / text.length < 0.25 &&
    words.every((word) => /^(?:[a-z]+\d*|[A-Z]+\d*|[A-Z][a-z]+\d*|\d+)$/.test(word))
  )
    return false;
  return entropy(text) >= 3;
}

/** Bits a character (Shannon). */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
