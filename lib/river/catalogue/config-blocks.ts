import { configBlocks } from '../../../imports/alloy/components-1.18.ts';
import { bodyOf } from './bodies.ts';
import type { BodyFacts, ConfigBlockFacts } from './types.ts';

type Placing = Omit<ConfigBlockFacts, 'name' | keyof BodyFacts>;

const service: Placing = {
  stability: 'generally-available',
  label: false,
  repeatable: false,
  where: 'root',
  pipelines: [],
};
const labelled: Placing = { ...service, label: true, repeatable: true, where: 'anywhere' };

/**
 * Where each may stand. Sources: Alloy 1.18.1, `internal/validator/validate.go`,
 * `internal/runtime/internal/controller/node_config.go`, `internal/nodeconf/foreach/foreach.go`.
 */
const placing: Readonly<Record<string, Placing>> = {
  argument: { ...labelled, where: 'module' },
  declare: { ...labelled, pipelines: ['*'] },
  export: { ...labelled, where: 'module' },
  foreach: { ...labelled, stability: 'experimental', pipelines: ['template'] },
  http: service,
  'import.file': labelled,
  'import.git': labelled,
  'import.http': labelled,
  'import.string': labelled,
  livedebugging: service,
  logging: service,
  remotecfg: service,
  tracing: service,
};

const empty: BodyFacts = { arguments: {}, blocks: {}, rules: [] };

/** The facts of a top-level block that is no component, or undefined when there is none of that name. */
export function block(name: string): ConfigBlockFacts | undefined {
  if (!Object.hasOwn(placing, name)) return undefined;
  const place = placing[name];
  if (place === undefined) return undefined;
  const struct = configBlocks()[name];
  const body = struct === undefined ? empty : bodyOf(JSON.parse(struct) as string);
  return { name, ...place, ...body, blocks: { ...body.blocks, ...templateOf(name) } };
}

/** The names of all of them, sorted. */
export const blockNames = (): string[] => Object.keys(placing);

/** `foreach` takes its `template` out of the block before the rest is decoded, so no struct has it. */
function templateOf(name: string): BodyFacts['blocks'] {
  return name === 'foreach'
    ? { template: { required: true, repeatable: false, label: false, body: empty } }
    : {};
}
