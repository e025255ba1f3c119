import * as z from 'zod';
import { bytes, resources } from './values.ts';

interface ComponentDefaults {
  readonly replicas: number;
  /** CPU request, memory request and memory limit. */
  readonly size: readonly [cpu: string, memory: string, memoryLimit: string];
}

/** One of the programs that a distributed store consists of, and what it gets where the file does not say. */
export const component = (what: string, { replicas, size }: ComponentDefaults) =>
  z.strictObject(fields({ replicas, size })).prefault({}).describe(what);

/** One of which another setting says how many there are, with files that a restart may lose. */
export const sized = (
  what: string,
  {
    size: [cpu, memory, memoryLimit],
    scratch,
  }: Pick<ComponentDefaults, 'size'> & { readonly scratch: string },
) =>
  z
    .strictObject({
      resources: resources.prefault({ cpu, memory, memoryLimit }),
      scratch: bytes.default(scratch).describe('What each may keep on the disk of its node.'),
    })
    .prefault({})
    .describe(what);

/** The same, with a volume for each replica. */
export const componentOnDisk = (what: string, defaults: ComponentDefaults & { readonly volume: string }) =>
  z
    .strictObject({
      ...fields(defaults),
      volume: bytes.default(defaults.volume).describe('Size of each replica’s volume.'),
    })
    .prefault({})
    .describe(what);

const fields = ({ replicas, size: [cpu, memory, memoryLimit] }: ComponentDefaults) => ({
  replicas: z.number().int().min(1).max(200).default(replicas),
  resources: resources.prefault({ cpu, memory, memoryLimit }),
});

/** What a component gets. */
export type Component = z.output<ReturnType<typeof component>>;
export type ComponentOnDisk = z.output<ReturnType<typeof componentOnDisk>>;
export type Sized = z.output<ReturnType<typeof sized>>;
