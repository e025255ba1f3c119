/**
 * Functions of templates that are not a function of their arguments, and methods of the objects that templates see,
 * with a dot before their names. Those of Sprig 3.3 and of Helm 4; `env` and `expandenv` are none, because Helm takes
 * them away, nor is `lookup`, because `helm template` asks no cluster.
 */
const names = [
  // The present. `toDate`, `dateModify` and `unixEpoch` need a time that one of these, or the chart, gives them.
  'now',
  'ago',
  'durationRound',
  // They take the present where their argument is no time.
  'date',
  'dateInZone',
  'date_in_zone',
  'htmlDate',
  'htmlDateInZone',
  // Random.
  'randAlpha',
  'randAlphaNum',
  'randAscii',
  'randBytes',
  'randInt',
  'randNumeric',
  'shuffle',
  'uuidv4',
  // A random salt, or a random start of the cipher.
  'bcrypt',
  'htpasswd',
  'encryptAES',
  // Random keys, serial numbers, and the present as the start of a certificate.
  'genCA',
  'genCAWithKey',
  'genPrivateKey',
  'genSelfSignedCert',
  'genSelfSignedCertWithKey',
  'genSignedCert',
  'genSignedCertWithKey',
  // In the order in which Go walks a map: another one each time.
  'keys',
  'values',
  // Of files with one name in several folders, the last in that order is taken.
  '.AsConfig',
  '.AsSecrets',
  // One of the addresses that DNS gives. `helm template` gives none, unless it is told to.
  'getHostByName',
];

const known = new Set(names);

/** Whether a function, or a method with its dot, may give something else each time it is called. */
export const isChanging = (name: string): boolean => known.has(name);

let word: RegExp | undefined;

/**
 * Whether a text has the name of such a function anywhere as a word of its own; the letters of an escape (`\n`) before
 * it are no part of the word.
 */
export function namesChanging(text: string): boolean {
  word ??= new RegExp(String.raw`(?:(?<!\w)|\\\w*)(?:${names.join('|').replaceAll('.', '')})(?!\w)`);
  return word.test(text);
}
