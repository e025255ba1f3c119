import { argumentFacts, type Body } from '../../model/index.ts';
import { whenAll, withRe2 } from '../re2.ts';
import { isRelabelRule, textOf } from '../relabel.ts';
import type { Report, RiverRule } from '../rule.ts';

export const captureGroup: RiverRule = {
  id: 'river/capture-group',
  severity: 'error',
  summary: 'every $1 in a relabel rule is a group that its regex has',
  check({ units }, report) {
    const rules = units.flatMap((unit) => unit.body.all().filter(isRelabelRule));
    return whenAll(rules.map((rule) => checkRule(rule, report)));
  },
};

function checkRule(rule: Body, report: Report): Promise<void> | undefined {
  const action = textOf(rule, 'action');
  if (action === undefined || !['replace', 'labelmap'].includes(action)) return undefined;
  const pattern = textOf(rule, 'regex') ?? String(argumentFacts(rule.facts, 'regex')?.default);
  if (rule.attribute('regex') && textOf(rule, 'regex') === undefined) return undefined;
  const written = ['replacement', 'target_label'].flatMap((name) => {
    const attribute = rule.attribute(name);
    const text = attribute && textOf(rule, name);
    return attribute && text ? [{ attribute, names: groupsIn(text) }] : [];
  });
  // Without a replacement it is $1.
  if (action === 'labelmap' && !rule.attribute('replacement') && rule.attribute('regex')) {
    const attribute = rule.attribute('regex');
    if (attribute) written.push({ attribute, names: ['1'] });
  }
  if (written.every(({ names }) => names.length === 0)) return undefined;
  return withRe2(pattern, (compiled) => {
    if ('error' in compiled) return;
    for (const { attribute, names } of written) {
      for (const name of names) {
        if (/^\d+$/.test(name) ? Number(name) <= compiled.groups : compiled.names.includes(name)) continue;
        report(attribute.value, `there is no group "${name}" in the regex ${pattern}`, {
          fix: advice(name, compiled.groups),
        });
      }
    }
  });
}

/** The names of groups that Go's `Regexp.Expand` puts in: `$name` goes as far as there are letters, digits and _. */
function groupsIn(template: string): string[] {
  const found = template.matchAll(/\$(?:\$|(\w+)|\{(\w+)\})/g);
  return [...found].flatMap(([, bare, braced]) => bare ?? braced ?? []);
}

function advice(name: string, groups: number): string {
  const [, number, rest] = /^(\d+)(\w*[a-zA-Z_]\w*)$/.exec(name) ?? [];
  if (number !== undefined)
    return `write \${${number}}${rest}: letters and _ behind $${number} belong to the name`;
  return groups === 0 ? 'put what is wanted between ( and ) in the regex' : `the last one is $${groups}`;
}
