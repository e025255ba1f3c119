import type { SourcePosition } from '../support/errors.ts';
import type { Severity } from '../support/finding.ts';
import type { Path } from '../support/yaml.ts';
import type { Inside } from './entry.ts';
import type { ReportOptions, Rule } from './rule.ts';

/** A finding as it is kept: positions in files are looked up again, because they change without the object. */
export interface RawFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly message: string;
  readonly fix?: string;
  /** Index of the object in the inventory; absent when the finding is about a file. */
  readonly entry?: number;
  /** Where the mistake stands, when that is neither the object nor known by it. */
  readonly at?: SourcePosition;
  readonly inside?: Inside;
}

/** What a rule reports. */
export function raw(
  { id, severity }: Pick<Rule, 'id' | 'severity'>,
  place: Pick<RawFinding, 'entry' | 'at'> | undefined,
  path: Path,
  message: string,
  options: ReportOptions = {},
): RawFinding {
  const { fix, inside } = options;
  return {
    rule: id,
    severity: options.severity ?? severity,
    ...place,
    path,
    message,
    ...(fix && { fix }),
    ...(inside && { inside }),
  };
}
