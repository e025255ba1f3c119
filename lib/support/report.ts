import type { Finding } from './finding.ts';
import { formatFinding, formatObject, sortFindings } from './finding.ts';

export const reportFormats = ['text', 'json', 'github', 'sarif'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Findings in one of the formats, sorted; ends with a line feed unless it is empty. */
export function formatReport(findings: readonly Finding[], format: ReportFormat): string {
  const sorted = sortFindings(findings);
  switch (format) {
    case 'text':
      return lines(sorted.map(formatFinding));
    case 'json':
      return `${JSON.stringify(sorted, null, 2)}\n`;
    case 'github':
      return lines(sorted.map(workflowCommand));
    case 'sarif':
      return `${JSON.stringify(sarif(sorted), null, 2)}\n`;
  }
}

const lines = (items: readonly string[]) => items.map((item) => `${item}\n`).join('');

/** What is wrong, with the object it is in and what to do, in one text. */
function fullMessage({ message, object, path, fix }: Finding): string {
  const what = object ? `${formatObject(object)}${path ? ` ${path}` : ''}: ` : '';
  return `${what}${message}${fix ? `\n${fix}` : ''}`;
}

/** A GitHub workflow command; line breaks and separators escaped as GitHub asks. */
function workflowCommand(finding: Finding): string {
  const escapeData = (text: string) =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const properties = {
    file: finding.at?.file,
    line: finding.at?.line,
    col: finding.at?.column,
    title: finding.rule,
  };
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${finding.severity} ${list.join(',')}::${escapeData(fullMessage(finding))}`;
}

/** SARIF 2.1.0, as far as code scanning tools read it. */
function sarif(findings: readonly Finding[]): unknown {
  const helps = new Map(findings.map(({ rule, help }) => [rule, help]));
  const rules = [...helps].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'obs',
            rules: rules.map(([id, help]) => ({ id, ...(help && { help: { text: help } }) })),
          },
        },
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          level: finding.severity,
          message: { text: fullMessage(finding) },
          ...(finding.at && {
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: finding.at.file },
                  ...(finding.at.line && {
                    region: { startLine: finding.at.line, startColumn: finding.at.column ?? 1 },
                  }),
                },
              },
            ],
          }),
        })),
      },
    ],
  };
}
