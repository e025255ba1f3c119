import { expect, test } from '@jest/globals';
import type { Finding } from './finding.ts';
import { formatReport, reportFormats } from './report.ts';

const findings: Finding[] = [
  {
    rule: 'schema/b',
    severity: 'error',
    message: 'wrong, 100%',
    fix: 'first\nthen',
    help: 'docs/checks.md#schema-b',
    at: { file: 'b.yaml', line: 2, column: 3 },
    object: { apiVersion: 'v1', kind: 'Pod', namespace: 'app', name: 'it' },
    path: 'spec.x',
  },
  { rule: 'schema/a', severity: 'warning', message: 'odd', at: { file: 'a:b.yaml' } },
];

test('no findings', () => {
  expect(reportFormats.map((format) => formatReport([], format)).slice(0, 3)).toEqual(['', '[]\n', '']);
});

test('text for people, sorted by file', () => {
  expect(formatReport(findings, 'text')).toBe(
    'a:b.yaml: warning schema/a: odd\n' +
      'b.yaml:2:3: error schema/b: Pod app/it spec.x: wrong, 100%\n  first\n  then\n  docs/checks.md#schema-b\n',
  );
});

test('JSON for programs', () => {
  expect(JSON.parse(formatReport(findings, 'json'))).toEqual([findings[1], findings[0]]);
});

test('commands for GitHub, with what has a meaning there escaped', () => {
  expect(formatReport(findings, 'github')).toBe(
    '::warning file=a%3Ab.yaml,title=schema/a::odd\n' +
      '::error file=b.yaml,line=2,col=3,title=schema/b::Pod app/it spec.x: wrong, 100%25%0Afirst%0Athen\n',
  );
});

test('SARIF for code scanning, with each rule once', () => {
  const log = JSON.parse(formatReport([...findings, ...findings], 'sarif')) as {
    runs: { tool: { driver: { rules: unknown } }; results: unknown[] }[];
  };
  expect(log.runs[0]?.tool.driver.rules).toEqual([
    { id: 'schema/a' },
    { id: 'schema/b', help: { text: 'docs/checks.md#schema-b' } },
  ]);
  expect(log.runs[0]?.results).toHaveLength(4);
  expect(log.runs[0]?.results[2]).toEqual({
    ruleId: 'schema/b',
    level: 'error',
    message: { text: 'Pod app/it spec.x: wrong, 100%\nfirst\nthen' },
    locations: [
      { physicalLocation: { artifactLocation: { uri: 'b.yaml' }, region: { startLine: 2, startColumn: 3 } } },
    ],
  });
});
