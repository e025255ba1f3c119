/** Lower-case letters, digits and `-`, at most 63 (RFC 1123 label). */
export const isDnsLabel = (name: string) => name.length <= 63 && /^[a-z\d]([a-z\d-]*[a-z\d])?$/.test(name);

/** As `isDnsLabel`, and a letter first (RFC 1035 label). */
export const isServiceName = (name: string) => isDnsLabel(name) && /^[a-z]/.test(name);

/** Labels joined by dots, at most 253 characters (RFC 1123 subdomain). */
export const isDnsSubdomain = (name: string) =>
  name.length <= 253 && /^[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/.test(name);

/** A host name for a route: a DNS subdomain, with `*` as its first label where that is allowed. */
export const isHostName = (name: string) => isDnsSubdomain(name.startsWith('*.') ? name.slice(2) : name);

/** Anything that can be one part of a URL's path: how RBAC names its objects. */
export const isPathSegment = (name: string) =>
  name !== '' && name !== '.' && name !== '..' && !/[/%]/.test(name);

/** The name of a port: at most 15 lower-case letters, digits and single `-`, one letter at least (RFC 6335). */
export const isPortName = (name: string) =>
  name.length <= 15 && /^[a-z\d]+(-[a-z\d]+)*$/.test(name) && /[a-z]/.test(name);

export const isPortNumber = (port: number) => Number.isInteger(port) && port >= 1 && port <= 65535;

/** Key of a label or annotation: `name` or `prefix/name`. */
export function isQualifiedName(key: string): boolean {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  if (prefix !== undefined && !isDnsSubdomain(prefix)) return false;
  return name.length <= 63 && /^[A-Za-z\d]([\w.-]*[A-Za-z\d])?$/.test(name);
}

/** Value of a label: empty, or at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends. */
export const isLabelValue = (value: string) =>
  value.length <= 63 && /^([A-Za-z\d]([\w.-]*[A-Za-z\d])?)?$/.test(value);

/** Name of an environment variable: printable ASCII without `=` (as Kubernetes takes it since 1.32). */
export const isEnvName = (name: string) => /^[ -<>-~]+$/.test(name);

/** Key of a ConfigMap or Secret: letters, digits, `-`, `_` and `.`, at most 253, not `.` or starting with `..`. */
export const isConfigKey = (key: string) =>
  key.length <= 253 && /^[\w.-]+$/.test(key) && key !== '.' && !key.startsWith('..');
