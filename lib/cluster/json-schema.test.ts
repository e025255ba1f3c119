import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parseYaml } from '../support/yaml.ts';
import { clusterJsonSchema, layerJsonSchema } from './json-schema.ts';

const ajv = new Ajv({ strict: false });
const cluster = ajv.compile(clusterJsonSchema());
const layer = ajv.compile(layerJsonSchema());
const poddle = parseYaml(readFileSync('clusters/poddle.yaml', 'utf8'), 'poddle.yaml')[0]?.value;

test.each<[string, unknown, boolean, boolean]>([
  ['a whole cluster', poddle, true, true],
  ['nothing', {}, false, true],
  ['a few settings', { nodes: { count: 5 }, gatewayApi: { name: 'g' } }, false, true],
  ['a cluster that extends a file', { name: 'a', extends: 'shared/base.yaml' }, false, true],
  ['what is taken back', { minio: { port: null }, routes: { loki: null } }, false, true],
  ['an unknown key', { nodes: { cuont: 5 } }, false, false],
  ['a wrong value', { nodes: { count: 0 } }, false, false],
  ['half of a form', { routes: { loki: { auth: {} } } }, false, false],
  ['a name taken back', { name: null }, false, false],
])('%s', (_, value, isCluster, isLayer) => {
  expect([cluster(value), layer(value)]).toEqual([isCluster, isLayer]);
});
