import { expect, test } from '@jest/globals';
import { runRules } from '../../engine.ts';
import { inventoryOf } from '../../testing.ts';
import { ignore } from './ignore.ts';
import { image } from './image.ts';

const withAnnotation = (annotation: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: it, annotations: {${annotation}}}, spec: {containers: [{name: a, image: "A B"}]}}`;

const run = (annotation: string) => {
  const { findings, silenced } = runRules(inventoryOf(withAnnotation(annotation)), [image, ignore]);
  return {
    findings: findings.map(({ rule, message, fix }) => `${rule}: ${message} (${fix})`),
    silenced: silenced.map(({ finding, reason }) => `${finding.rule}: ${reason}`),
  };
};
const finding = 'schema/image: "A B" is no image (remove the white space in it)';

test('a rule is silenced by an annotation with a reason', () => {
  expect(run('checks.poddle.uz/ignore.schema.image: " built by hand "')).toEqual({
    findings: [],
    silenced: ['schema/image: built by hand'],
  });
});

test('a reason is asked for', () => {
  expect(run('checks.poddle.uz/ignore.schema.image: " "')).toEqual({
    findings: [
      'schema/ignore: schema/image is silenced without a reason (write as the value why the rule does not hold for this object)',
      finding,
    ],
    silenced: [],
  });
});

test('the rule must exist', () => {
  expect(run('checks.poddle.uz/ignore.schema.imag: because')).toEqual({
    findings: ['schema/ignore: there is no rule "schema/imag" (did you mean "schema/image"?)', finding],
    silenced: [],
  });
});

test('rules for River files are not known here', () => {
  expect(run('checks.poddle.uz/ignore.river.missing: because').findings).toEqual([finding]);
});

test('another rule stays loud', () => {
  expect(run('checks.poddle.uz/ignore.schema.ignore: because')).toEqual({
    findings: [finding],
    silenced: [],
  });
});
