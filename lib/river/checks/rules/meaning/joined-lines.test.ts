import { expect, test } from '@jest/globals';
import { joinedLines } from './joined-lines.ts';
import { found } from './testing.ts';

/** Files of pods, with a label `pod`, through some stages. */
const pipeline = (
  stages: string,
  rules = 'source_labels = ["__meta_kubernetes_pod_name"]\ntarget_label = "pod"',
) => `
discovery.kubernetes "pods" {
  role = "pod"
}
discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets
  rule {
    ${rules}
  }
}
loki.source.file "logs" {
  targets    = discovery.relabel.pods.output
  forward_to = [loki.process.logs.receiver]
}
loki.process "logs" {
  ${stages}
  forward_to = []
}
`;

const cri = 'stage.cri { }\n';
const multiline = 'stage.multiline {\n  firstline = "^\\\\S"\n}\n';
const dropFile = 'stage.label_drop {\n  values = ["filename"]\n}\n';
const movePod = 'stage.structured_metadata {\n  values = { pod = "" }\n}\n';
const noPod = 'target_label = "job"\nreplacement = "pods"';

test.each([
  ['nothing', ''],
  ['the file is there', pipeline(cri + multiline)],
  ['the file is dropped behind both', pipeline(cri + multiline + dropFile, noPod)],
  ['the pod is there when the file is not', pipeline(dropFile + cri + multiline)],
  ['other stages do not join lines', pipeline(`${dropFile}stage.docker { }`, noPod)],
  [
    'some lines only lose it',
    pipeline(`stage.match {\n  selector = "{job=\\"a\\"}"\n${dropFile}}\n${cri}`, noPod),
  ],
  [
    'lines that are pushed are of one sender',
    `loki.source.api "in" {\n  http { }\n  forward_to = [loki.process.a.receiver]\n}\nloki.process "a" {\n  ${multiline}  forward_to = []\n}`,
  ],
])('%s', async (_, text) => {
  expect(await found(joinedLines, text)).toEqual([]);
});

const problem = (stage: string) =>
  `error: ${stage} puts lines of different pods together: no label of the lines from loki.source.file "logs" tells them apart here`;

test.each([
  ['the file is dropped before', dropFile + cri, noPod, [`20 ${problem('stage.cri')}`]],
  ['file and pod are gone', dropFile + movePod + multiline, undefined, [`23 ${problem('stage.multiline')}`]],
  [
    'in a match, too',
    `${dropFile}stage.match {\n  selector = "{job=\\"a\\"}"\n${multiline}}`,
    noPod,
    [`22 ${problem('stage.multiline')}`],
  ],
  [
    'only some labels are kept',
    `stage.label_keep {\n  values = ["job"]\n}\n${cri}`,
    undefined,
    [`20 ${problem('stage.cri')}`],
  ],
  [
    'they are packed into the line',
    `stage.pack {\n  labels = ["pod", "filename"]\n}\n${multiline}`,
    undefined,
    [`20 ${problem('stage.multiline')}`],
  ],
])('%s', async (_, stages, rules, expected) => {
  expect(await found(joinedLines, pipeline(stages, rules))).toEqual(expected);
});

test('what an earlier process dropped is gone in the next', async () => {
  const text = pipeline(dropFile, noPod).replace(
    'forward_to = []',
    'forward_to = [loki.process.next.receiver]',
  );
  expect(
    await found(joinedLines, `${text}loki.process "next" {\n  ${multiline}  forward_to = []\n}`),
  ).toHaveLength(1);
});
