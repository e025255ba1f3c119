import { formatPosition, type SourcePosition } from './errors.ts';

export type Severity = 'error' | 'warning';

/** What names a Kubernetes object in a message. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Something that a rule found wrong. */
export interface Finding {
  /** `<area>/<rule>`: also the anchor of its section in docs/checks.md. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly fix?: string;
  /** Where the mistake stands, where that is known. */
  readonly at?: SourcePosition;
  /** The object it is in, and the JSON path inside it (`spec.template.spec.containers[0].image`). */
  readonly object?: ObjectReference;
  readonly path?: string;
  /** Where the rule is explained: a path in this repository with the anchor of its section. */
  readonly help?: string;
}

/** `Kind namespace/name`. */
export function formatObject({ kind, namespace, name }: ObjectReference): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** One finding as a person reads it: `file:line:col: error rule: what is wrong`, then what to do and where to read on. */
export function formatFinding(finding: Finding): string {
  const { rule, severity, message, fix, at, object, path, help } = finding;
  const where = at ? `${formatPosition(at)}: ` : '';
  const what = object ? `${formatObject(object)}${path ? ` ${path}` : ''}: ` : '';
  const more = [fix, help].filter((text) => text !== undefined && text !== '').join('\n');
  return `${where}${severity} ${rule}: ${what}${message}${more && `\n  ${more.replaceAll('\n', '\n  ')}`}`;
}

/** Stable order: by file and position, then object, path and rule. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = ({ at, object, path, rule, message }: Finding) => [
    at?.file ?? '',
    String(at?.line ?? 0).padStart(9, '0'),
    String(at?.column ?? 0).padStart(9, '0'),
    object ? formatObject(object) : '',
    path ?? '',
    rule,
    message,
  ];
  const keyed = findings.map((finding) => ({ finding, key: key(finding).join('\0') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ finding }) => finding);
}
