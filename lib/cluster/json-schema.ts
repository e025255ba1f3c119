import * as z from 'zod';
import { asObject, isPlainObject, type PlainObject } from '../support/plain.ts';
import { clusterFile } from './schema/index.ts';

/** The JSON schema of a cluster file, for editors: what may be left out is optional, and every key is described. */
export function clusterJsonSchema(): PlainObject {
  const schema = z.toJSONSchema(clusterFile, { io: 'input', target: 'draft-7', reused: 'inline' });
  return { ...schema, title: 'A cluster of poddle-observability' };
}

/**
 * The JSON schema of a file that extends another or is extended: another one may say what this one leaves out, and
 * `null` takes back what an extended file says.
 */
export function layerJsonSchema(): PlainObject {
  const { properties, required: _, ...schema } = clusterJsonSchema();
  const { name, ...shared } = asObject(properties);
  const path = {
    type: 'string',
    description:
      'Path from this file to one below clusters/, such as "shared/base.yaml". What this file does not say is as there.',
  };
  return {
    ...schema,
    properties: { name, extends: path, ...removable(shared) },
    title: 'A cluster of poddle-observability that shares settings with others',
  };
}

/** Without what is required. Each form of a value (`anyOf`) stays whole: such a value is replaced, never merged. */
function partial(schema: unknown): PlainObject {
  const { required: _, ...rest } = asObject(schema);
  return isPlainObject(rest.properties) ? { ...rest, properties: removable(rest.properties) } : rest;
}

function removable(properties: PlainObject): PlainObject {
  const entries = Object.entries(properties).map(([key, schema]) => {
    const { description, ...rest } = partial(schema);
    return [key, { ...(description !== undefined && { description }), anyOf: [rest, { type: 'null' }] }];
  });
  return Object.fromEntries(entries);
}
