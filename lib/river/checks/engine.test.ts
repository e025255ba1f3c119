import { expect, test } from '@jest/globals';
import { checkRiver } from './engine.ts';
import type { RiverContext, RiverRule } from './rule.ts';

const file = (text: string, name = 'x.alloy') => ({ name, text });

function spy(check: RiverRule['check'] = () => {}): { rule: RiverRule; contexts: RiverContext[] } {
  const contexts: RiverContext[] = [];
  const rule: RiverRule = {
    id: 'river/spy',
    severity: 'warning',
    summary: 'it is seen',
    async check(model, report, context) {
      contexts.push(context);
      await check(model, report, context);
    },
  };
  return { rule, contexts };
}

test('no files, and an empty one, have nothing wrong', async () => {
  expect((await checkRiver({ files: [] })).findings).toEqual([]);
  expect((await checkRiver({ files: [file('')] })).findings).toEqual([]);
});

test('syntax errors are all that is told of files that have them', async () => {
  const { rule, contexts } = spy();
  const files = [file('logging {', 'a.alloy'), file('nothing "x" { }\n}', 'b.alloy')];
  const { findings, model } = await checkRiver({ files, rules: [rule] });
  expect(findings.map(({ rule: id, severity, at }) => [id, severity, at?.file])).toEqual([
    ['river/syntax', 'error', 'a.alloy'],
    ['river/syntax', 'error', 'b.alloy'],
  ]);
  expect(findings.every(({ fix, help }) => fix && help === 'docs/checks.md#river-syntax')).toBe(true);
  expect(model).toBeUndefined();
  expect(contexts).toEqual([]);
});

test('findings have the rule, its severity unless told otherwise, where it is explained, and are sorted', async () => {
  const { rule } = spy(({ components, root }, report) => {
    for (const { body } of [...components].reverse()) report(body.node, 'first', { fix: 'do it' });
    report({ file: 'w.alloy', line: 3, column: 2 }, `${root.components.length} of them`, {
      severity: 'error',
    });
  });
  const { findings } = await checkRiver({ files: [file('a "x" { }\n b "y" { }')], rules: [rule] });
  const help = 'docs/checks.md#river-spy';
  expect(findings).toEqual([
    {
      rule: 'river/spy',
      severity: 'error',
      message: '2 of them',
      at: { file: 'w.alloy', line: 3, column: 2 },
      help,
    },
    {
      rule: 'river/spy',
      severity: 'warning',
      message: 'first',
      fix: 'do it',
      at: { file: 'x.alloy', line: 1, column: 1 },
      help,
    },
    {
      rule: 'river/spy',
      severity: 'warning',
      message: 'first',
      fix: 'do it',
      at: { file: 'x.alloy', line: 2, column: 2 },
      help,
    },
  ]);
});

test('without more, files are checked for Alloy as it starts by default', async () => {
  const { rule, contexts } = spy();
  await checkRiver({ files: [file('')], rules: [rule] });
  expect(contexts).toMatchObject([{ stability: 'generally-available', community: false, workload: {} }]);
});

test('variables of the workload are known values; those whose value is not known are not', async () => {
  const seen: unknown[] = [];
  const { rule } = spy(({ values }) => {
    seen.push(...values.map(({ value }) => value));
  });
  const text = 'logging {\n level = sys.env("A")\n format = sys.env("B")\n}';
  await checkRiver({ files: [file(text)], rules: [rule], workload: { env: { A: 'info', B: null } } });
  expect(seen).toEqual(['info', expect.any(Symbol)]);
});

test('both shipped files are right, with each of their parts', async () => {
  const { readFileSync } = await import('node:fs');
  const read = (name: string) => file(readFileSync(`river/${name}`, 'utf8'), `river/${name}`);
  for (const names of [
    ['agent.alloy'],
    ['gateway.alloy', 'features/traces-balanced.alloy'],
    ['gateway.alloy', 'features/traces-direct.alloy'],
  ]) {
    expect((await checkRiver({ files: names.map(read) })).findings).toEqual([]);
  }
});
