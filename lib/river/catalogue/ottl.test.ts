import { expect, test } from '@jest/globals';
import { component } from './components.ts';
import { type OttlContext, ottlFunctions, ottlPathContexts, ottlPaths } from './ottl.ts';

const contexts = Object.keys(ottlPathContexts) as OttlContext[];

test.each(contexts)('%s: every function is written as name and arity', (context) => {
  for (const place of ['transform', 'filter', 'tail_sampling'] as const) {
    for (const [name, facts] of ottlFunctions(place, context)) {
      expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
      expect(facts.max).toBeGreaterThanOrEqual(facts.min);
    }
  }
});

test('the standard functions: 15 editors and their converters', () => {
  const standard = [...ottlFunctions('transform', 'log').values()];
  expect(standard.filter(({ kind }) => kind === 'editor')).toHaveLength(15);
  expect(standard.filter(({ kind }) => kind === 'converter')).toHaveLength(96);
});

test('conditions have no editors', () => {
  expect(ottlFunctions('transform', 'log').get('set')).toMatchObject({ kind: 'editor', min: 2, max: 2 });
  expect(ottlFunctions('filter', 'log').has('set')).toBe(false);
  expect(ottlFunctions('filter', 'log').has('IsMatch')).toBe(true);
});

test('some contexts have functions of their own', () => {
  expect(ottlFunctions('transform', 'metric').has('extract_sum_metric')).toBe(true);
  expect(ottlFunctions('transform', 'datapoint').has('extract_sum_metric')).toBe(false);
  expect(ottlFunctions('transform', 'datapoint').has('merge_histogram_buckets')).toBe(true);
  expect(ottlFunctions('filter', 'metric').has('HasAttrOnDatapoint')).toBe(true);
  expect(ottlFunctions('tail_sampling', 'span').has('IsRootSpan')).toBe(true);
  expect(ottlFunctions('transform', 'metric').get('copy_metric')).toMatchObject({ min: 0, max: 3 });
});

test('every path context has paths, and begins with its own', () => {
  for (const context of contexts) {
    expect(ottlPathContexts[context][0]).toBe(context);
    for (const name of ottlPathContexts[context]) expect(ottlPaths[name]?.length).toBeGreaterThan(0);
  }
});

test('the contexts are those of otelcol.processor.transform', () => {
  const type = component('otelcol.processor.transform')?.blocks.trace_statements?.body.arguments.context
    ?.type;
  expect(type?.kind === 'enum' ? [...type.values].sort() : []).toEqual([...contexts].sort());
});
