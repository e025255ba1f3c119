import { expect, test } from '@jest/globals';
import { block, blockNames } from './config-blocks.ts';

test('the blocks that are no components', () => {
  expect(blockNames()).toEqual([
    ...['argument', 'declare', 'export', 'foreach', 'http', 'import.file', 'import.git', 'import.http'],
    ...['import.string', 'livedebugging', 'logging', 'remotecfg', 'tracing'],
  ]);
});

test.each(['', 'prometheus.scrape', 'constructor', 'import'])('%p is none', (name) => {
  expect(block(name)).toBeUndefined();
});

test('logging', () => {
  expect(block('logging')).toMatchObject({
    stability: 'generally-available',
    label: false,
    repeatable: false,
    where: 'root',
    arguments: {
      level: { type: { kind: 'enum' }, default: 'info', required: false },
      write_to: { type: { kind: 'list', of: { kind: 'capsule', capsule: 'LogsReceiver' } } },
    },
  });
});

test('foreach is experimental and has a template', () => {
  expect(block('foreach')).toMatchObject({
    stability: 'experimental',
    label: true,
    pipelines: ['template'],
    arguments: { collection: { required: true }, var: { required: true } },
    blocks: { template: { required: true } },
  });
});

test('what takes a label may be repeated, what takes none stands once', () => {
  for (const name of blockNames())
    expect([name, block(name)?.repeatable]).toEqual([name, block(name)?.label]);
});

test('argument and export belong in modules', () => {
  expect(blockNames().filter((name) => block(name)?.where === 'module')).toEqual(['argument', 'export']);
});
