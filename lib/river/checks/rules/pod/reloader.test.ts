import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';

const found = (args: readonly string[], image = 'x/prometheus-config-reloader:v1') =>
  foundBy('river/reloader', alloy('', { pod: { containers: [{ name: 'r', image, args }] } }));

test.each<[string, Parameters<typeof found>]>([
  ['as the chart has it', [['--watched-dir=/etc/alloy', '--reload-url=http://localhost:12345/-/reload']]],
  ['with a slash', [['--watched-dir=/etc/alloy/', '--reload-url=http://127.0.0.1:12345/-/reload']]],
  ['it only watches', [['--watched-dir=/x']]],
  ['another program', [['--reload-url=http://localhost:1/'], 'x/sidecar']],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

const place = 'error: Deployment obs/alloy spec.template.spec.containers[1].args: container r';

test.each<[string, string[], string]>([
  [
    'another port',
    ['--watched-dir=/etc/alloy', '--reload-url=http://localhost:8080/-/reload'],
    `${place} asks port 8080 for reloads, and Alloy listens on 12345`,
  ],
  [
    'no port',
    ['--watched-dir=/etc/alloy', '--reload-url=http://localhost/-/reload'],
    `${place} asks port 80 for reloads, and Alloy listens on 12345`,
  ],
  [
    'another path',
    ['--watched-dir=/etc/alloy', '--reload-url=http://localhost:12345/reload'],
    `${place} asks /reload, which does not reload Alloy`,
  ],
  [
    'another folder',
    ['--watched-dir=/etc/agent', '--reload-url=http://localhost:12345/-/reload'],
    `${place} watches /etc/agent, and Alloy loads /etc/alloy/config.alloy`,
  ],
])('%s', async (_, args, expected) => {
  expect(await found(args)).toEqual([expected]);
});
