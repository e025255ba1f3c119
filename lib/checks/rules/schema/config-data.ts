import { asObject } from '../../../support/plain.ts';
import { isConfigKey } from '../../names.ts';
import type { ObjectRule } from '../../rule.ts';

/** What the API server takes as the data of one ConfigMap or Secret. */
const limit = 1024 * 1024;

export const configData: ObjectRule = {
  id: 'schema/config-data',
  severity: 'error',
  scope: 'object',
  summary: 'ConfigMaps and Secrets have keys that can be files, and fit into the API server',
  check({ object, groupKind }, report) {
    if (groupKind !== '/ConfigMap' && groupKind !== '/Secret') return;
    const fields =
      groupKind === '/ConfigMap' ? (['data', 'binaryData'] as const) : (['data', 'stringData'] as const);
    let size = 0;
    for (const field of fields) {
      for (const [key, value] of Object.entries(asObject(object[field]))) {
        if (!isConfigKey(key)) {
          report([field, key], `"${key}" is no key`, {
            fix: 'use at most 253 letters, digits, "-", "_" and "."',
          });
        }
        if (typeof value !== 'string') continue;
        const isBase64 = field === 'binaryData' || (groupKind === '/Secret' && field === 'data');
        size += isBase64 ? Math.floor((value.length * 3) / 4) : Buffer.byteLength(value);
      }
    }
    if (groupKind === '/ConfigMap') {
      for (const key of Object.keys(asObject(object.binaryData))) {
        if (Object.hasOwn(asObject(object.data), key))
          report(['binaryData', key], `the key "${key}" is in data too`, { fix: 'keep one of the two' });
      }
    }
    if (size > limit) {
      report([], `the data has ${size} bytes, and the API server takes ${limit}`, {
        fix: 'split it, or keep it outside the cluster',
      });
    }
  },
};
