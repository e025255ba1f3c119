import { sha256 } from '../support/json.ts';

/**
 * File names of objects. They can be written on every common file system, are told apart by those that ignore case,
 * and two objects with another kind or name never have the same one:
 *
 * - `<Kind>.<name>.yaml`, as it is, for an ordinary object: `StatefulSet.loki.yaml`.
 * - Any character of a name other than `a-z 0-9 . -` is escaped: `%3a` for `:`, `%u20ac` for one above U+00FF.
 *   Kubernetes allows no `%` in a name, and an escaped one would be `%25`.
 * - A kind begins with an upper-case letter or an escape, so that `kustomization.yaml` is nobody's object.
 * - What Windows reserves (`Con`, `aux`, `com1`) has its first letter escaped: `%61ux`.
 * - A name of more than 140 characters (eCryptfs takes 143) is cut and ends with `~` and 16 hexadecimal digits of the
 *   SHA-256 of the whole.
 */
export function fileName(kind: string, name: string): string {
  const safeKind = guard(kind.replace(/^[^A-Z]/, escapeUnit));
  const whole = `${safeKind}.${name.replace(/[^a-z0-9.-]/g, escapeUnit)}`;
  return `${whole.length + extension.length > maxLength ? shorten(whole) : whole}${extension}`;
}

/** The folder of a cluster or a namespace (both are DNS labels) or of `_crds` and `_gitops`. */
export function folderName(name: string): string {
  return guard(name);
}

/** Whether a name can be one of a folder: a DNS label, with or without `_` before it. */
export function isFolderName(name: string): boolean {
  return name.length <= 63 && /^_?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name);
}

/** Whether a kind is one that Kubernetes takes: a DNS label whose letters may be of either case. */
export function isKind(kind: string): boolean {
  return /^[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(kind);
}

/**
 * Whether a path of `dist/` has the form that this program gives to its files. Such a file belongs to the program,
 * which removes it when its object is gone; any other file is the user's and stays.
 */
export function isOwnPath(path: string): boolean {
  const [cluster = '', folder = '', file = '', ...more] = path.split('/');
  if (more.length > 0 || !isFolderName(unguard(cluster)) || !isFolderName(unguard(folder))) return false;
  return /^(?:[A-Z]|%[0-9a-f]{2})[A-Za-z0-9-]*\.(?:[a-z0-9.-]|%[0-9a-f]{2}|%u[0-9a-f]{4})+(?:~[0-9a-f]{16})?\.yaml$/.test(
    file,
  );
}

const extension = '.yaml';
const maxLength = 140;

/** By code unit: every string has an escape, half a surrogate pair too. */
function escapeUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  const digits = code.toString(16);
  return code > 0xff ? `%u${digits.padStart(4, '0')}` : `%${digits.padStart(2, '0')}`;
}

function guard(name: string): string {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `${escapeUnit(name)}${name.slice(1)}` : name;
}

function unguard(name: string): string {
  return name.replace(/^%([0-9a-f]{2})/, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

function shorten(whole: string): string {
  const kept = whole.slice(0, maxLength - extension.length - 17).replace(/%u?[0-9a-f]{0,3}$/, '');
  return `${kept}~${sha256(whole).slice(0, 16)}`;
}
