import { expect, test } from '@jest/globals';
import { buildModel } from '../../../model/index.ts';
import { targetPaths } from './targets.ts';

/** The ways to the targets of the last component of a text, each as the components on it. */
function ways(text: string): readonly string[] {
  const { model } = buildModel([{ name: 'a', text }]);
  const last = model?.components.at(-1);
  if (model === undefined || last === undefined) return [];
  return targetPaths(model, last).map(({ source, literal, through, rules }) =>
    [source?.id ?? (literal ? 'list' : '?'), ...through.map(({ id }) => id), `${rules.length} rules`].join(
      ' > ',
    ),
  );
}

const pods = 'discovery.kubernetes "p" {\n  role = "pod"\n}\n';
const relabel = (label: string, targets: string) =>
  `discovery.relabel "${label}" {\n  targets = ${targets}\n  rule {\n    action = "labeldrop"\n    regex = "x"\n  }\n}\n`;
const scrape = (targets: string) => `prometheus.scrape "s" {\n  targets = ${targets}\n  forward_to = []\n}\n`;

test.each<[string, string, string[]]>([
  ['nothing', 'prometheus.scrape "s" { }', []],
  ['an empty list', scrape('[]'), []],
  ['discovery', pods + scrape('discovery.kubernetes.p.targets'), ['discovery.kubernetes.p > 0 rules']],
  [
    'by way of rules',
    pods +
      relabel('a', 'discovery.kubernetes.p.targets') +
      relabel('b', '(discovery.relabel.a.output)') +
      scrape('discovery.relabel.b.output'),
    ['discovery.kubernetes.p > discovery.relabel.a > discovery.relabel.b > 2 rules'],
  ],
  [
    'lists put together',
    pods + scrape('array.concat([{ a = "b" }], concat(discovery.kubernetes.p.targets))'),
    ['list > 0 rules', 'discovery.kubernetes.p > 0 rules'],
  ],
  [
    'another function',
    pods + scrape('array.combine_maps(discovery.kubernetes.p.targets, [], ["a"])'),
    ['? > 0 rules'],
  ],
  ['what is not there', scrape('discovery.kubernetes.p.targets'), ['? > 0 rules']],
  [
    'a component that does not exist',
    `discovery.pods "p" { }\n${scrape('discovery.pods.p.targets')}`,
    ['? > 0 rules'],
  ],
  [
    'a circle',
    relabel('a', 'discovery.relabel.b.output') +
      relabel('b', 'discovery.relabel.a.output') +
      scrape('discovery.relabel.b.output'),
    ['? > discovery.relabel.a > discovery.relabel.b > 2 rules'],
  ],
])('%s', (_, text, expected) => {
  expect(ways(text)).toEqual(expected);
});

test('a net of ways is not followed without end', () => {
  const layers = Array.from({ length: 30 }, (_, index) => {
    const before =
      index === 0
        ? 'discovery.kubernetes.p.targets'
        : `array.concat(discovery.relabel.a${index - 1}.output, discovery.relabel.b${index - 1}.output)`;
    return relabel(`a${index}`, before) + relabel(`b${index}`, before);
  });
  expect(ways(pods + layers.join('') + scrape('discovery.relabel.a29.output')).length).toBeLessThanOrEqual(
    500,
  );
});
