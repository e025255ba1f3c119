import { later } from '../../support/memo.ts';
import type { Stability } from '../catalogue/index.ts';
import type { RiverContext } from '../checks/rule.ts';
import { type Flow, flowOf } from '../graph/index.ts';
import { type Model, modelOf, type RiverFile } from '../model/index.ts';
import { type AlloyFlags, alloyFlags } from './command-line.ts';
import type { AlloyRun } from './rule.ts';
import type { AlloyWorkload } from './workload.ts';

/** A workload with its files. What they say is worked out when the first rule asks for it. */
export class Run implements AlloyRun {
  readonly workload: AlloyWorkload;
  readonly flags: AlloyFlags;
  private readonly read: () => Model;

  constructor(workload: AlloyWorkload, files: readonly RiverFile[]) {
    this.workload = workload;
    this.flags = alloyFlags(workload.container.commandLine);
    this.read = later(() => modelOf(files, workload.container.variables.values));
  }

  get model(): Model {
    return this.read();
  }

  get flow(): Flow {
    return flowOf(this.model);
  }

  /** What rules for files alone may know of the workload. */
  get context(): RiverContext {
    const { flags, flow } = this;
    const { replicas, container } = this.workload;
    const number = replicas === 'per-node' ? { perNode: true } : { replicas, perNode: false };
    return {
      stability: levels.find((level) => level === flags.stability) ?? 'generally-available',
      community: flags.community,
      workload: { ...number, clustered: flags.clustered, env: container.variables.values },
      flow,
    };
  }
}

const levels = [
  'generally-available',
  'public-preview',
  'experimental',
] as const satisfies readonly Stability[];
