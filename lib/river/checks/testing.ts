import { expect, test as it } from '@jest/globals';
import { type CheckRiverOptions, checkRiver } from './engine.ts';
import type { RiverRule } from './rule.ts';

export interface RuleCases {
  /** River texts and what the rule finds in them, as `line: message`, by what is wrong. */
  readonly finds?: Readonly<Record<string, readonly [text: string, ...findings: string[]]>>;
  /** River texts in which it finds nothing, by what is right. */
  readonly passes?: Readonly<Record<string, string>>;
  /** What Alloy is started with, in all of these cases. */
  readonly options?: Omit<CheckRiverOptions, 'files' | 'rules'>;
}

/** Tests a rule by a table of River texts. */
export function testRule(rule: RiverRule, { finds = {}, passes = {}, options = {} }: RuleCases): void {
  for (const [title, [text, ...findings]] of Object.entries(finds)) {
    it(`${rule.id} finds ${title}`, async () => {
      expect(await findingsOf(rule, text, options)).toEqual(findings);
    });
  }
  for (const [title, text] of Object.entries({ 'an empty file': '', ...passes })) {
    it(`${rule.id} passes ${title}`, async () => {
      expect(await findingsOf(rule, text, options)).toEqual([]);
    });
  }
}

/** What a rule finds, each as `line: message`, with its severity in front where that is not the rule's. */
export async function findingsOf(
  rule: RiverRule,
  text: string,
  options: RuleCases['options'] = {},
): Promise<string[]> {
  const { findings } = await checkRiver({ ...options, files: [{ name: 'test.alloy', text }], rules: [rule] });
  expect(findings.filter(({ fix = '' }) => fix === '')).toEqual([]);
  return findings.map(({ rule: id, severity, at, message }) => {
    const unusual = id === rule.id && severity === rule.severity ? '' : `${severity} `;
    return `${at?.line}: ${unusual}${id === rule.id ? '' : `${id}: `}${message}`;
  });
}
