import { nameOf } from '../../describe.ts';
import type { RiverRule } from '../../rule.ts';
import { LogStreams } from './log-streams.ts';
import { isA, Pipeline } from './pipeline.ts';
import { tellsApart } from './samples.ts';

/** Stages that put lines together which have the same labels. */
const joining = ['stage.cri', 'stage.multiline'];

/** Sources whose lines come from many files or pods at once. */
const sources = ['loki.source.file', 'loki.source.kubernetes', 'loki.source.podlogs'];

export const joinedLines: RiverRule = {
  id: 'river/joined-lines',
  severity: 'error',
  summary: 'where lines are put together, a label still tells which file or pod they come from',
  check(model, report, { flow }) {
    const pipeline = new Pipeline(model, flow);
    const streams = new LogStreams(model, flow);
    for (const process of model.components.filter((unit) => isA(unit, 'loki.process'))) {
      const source = pipeline.upstream(process).find((unit) => isA(unit, ...sources));
      if (source === undefined) continue;
      streams.stages(process, ({ node }, labels) => {
        if (!joining.includes(node.name) || [...labels.values()].some(({ sample }) => tellsApart(sample)))
          return;
        report(
          node,
          `${node.name} puts lines of different pods together: no label of the lines from ${nameOf(source)} tells them apart here`,
          { fix: 'drop filename, or move pod into structured metadata, behind this stage' },
        );
      });
    }
  },
};
