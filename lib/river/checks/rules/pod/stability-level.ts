import { suggestion } from '../../../../support/suggest.ts';
import type { PodRule } from '../../../pod/rule.ts';

const levels = ['experimental', 'public-preview', 'generally-available'];

export const stabilityLevel: PodRule = {
  id: 'river/stability-level',
  severity: 'error',
  summary: 'the stability level that Alloy is started with is one',
  check({ workload: { container }, flags }, report) {
    if (levels.includes(flags.stability)) return;
    report(
      container.commandLine.place,
      `there is no stability level "${flags.stability}", so Alloy does not start`,
      { fix: suggestion(flags.stability, levels) },
    );
  },
};
