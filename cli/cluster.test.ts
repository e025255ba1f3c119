import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { cluster } from './cluster.ts';

const run = async (...args: string[]) => {
  const stdout = new PassThrough();
  const code = await cluster(args, {
    root: '.',
    program: 'test',
    stdout,
    stderr: new PassThrough(),
    env: {},
  });
  stdout.end();
  return { code, out: await text(stdout) };
};

test.each<[string[], string]>([
  [[], 'obs cluster needs a command\n  write "obs cluster show NAME"'],
  [['sho'], 'there is no command "obs cluster sho"'],
  [['show'], 'obs cluster show needs the name of one cluster'],
  [['show', 'a', 'b'], 'obs cluster show needs the name of one cluster'],
  [['show', 'podle'], 'there is no cluster "podle" in clusters/\n  did you mean "poddle"?'],
  [['show', 'poddle', '--format', 'jsn'], 'there is no format "jsn"\n  did you mean "json"?'],
  [['show', 'poddle', '--all'], "Unknown option '--all'"],
])('obs cluster %j is wrong use', async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});

test.each([[['--help']], [['show', '--help']], [['help']]])('obs cluster %j shows how', async (args) => {
  const { code, out } = await run(...args);
  expect(code).toBe(0);
  expect(out).toMatch(/^Usage: obs cluster show NAME/);
});

test('a cluster as YAML and as JSON', async () => {
  expect((await run('show', 'poddle')).out).toMatch(/^name: poddle +# clusters\/poddle\.yaml:3:1\n/);
  const { out } = await run('show', 'poddle', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({ 'minio.port': { value: 9000, from: 'default' } });
});
