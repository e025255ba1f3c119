import type { Component } from '../../../model/index.ts';
import { listed, nameOf } from '../../describe.ts';
import type { Report, RiverRule } from '../../rule.ts';
import { type Labels, writtenLabels } from './labels.ts';
import { LogStreams } from './log-streams.ts';
import { isA } from './pipeline.ts';
import { isFromAnnotation, manifold } from './samples.ts';

/** What Loki takes by default (`max_label_names_per_series`). */
const most = 15;

export const logLabels: RiverRule = {
  id: 'river/log-labels',
  severity: 'error',
  summary:
    'log lines have few labels when they leave, and none that has a value for every pod, request or line',
  check(model, report, { flow }) {
    const streams = new LogStreams(model, flow);
    const told = new Set<unknown>();
    for (const writer of model.components.filter((unit) => isA(unit, 'loki.write'))) {
      const labels: Labels = new Map([
        ...streams.into(writer),
        ...writtenLabels(writer.body, 'external_labels'),
      ]);
      checkNumber(writer, labels, report);
      for (const [name, { sample, at }] of labels) {
        const key = `${name} ${at.span.at.file}:${at.span.at.line}:${at.span.at.column}`;
        if (told.has(key)) continue;
        told.add(key);
        checkLabel(name, sample, (message, options) =>
          report(at, `${message} when it reaches ${nameOf(writer)}`, options),
        );
      }
    }
  },
};

type ReportLabel = (message: string, options: Parameters<Report>[2]) => void;

function checkLabel(name: string, sample: string, report: ReportLabel): void {
  const what = manifold(sample);
  if (name.endsWith('*')) {
    report('whatever labels are found become labels of the log stream', {
      fix: 'name the labels that are wanted, each in a rule of its own',
    });
  } else if (what !== undefined) {
    report(`label "${name}" holds ${what}, so each makes a stream of its own`, {
      fix: `move it beside the line: stage.structured_metadata { values = { ${name} = "" } }`,
    });
  } else if (isFromAnnotation(sample) && name !== 'job') {
    report(`label "${name}" holds the text of an annotation`, {
      fix: 'use a label of the pod: an annotation can change while a pod runs, and its files are then read again',
      severity: 'warning',
    });
  }
}

function checkNumber(writer: Component, labels: Labels, report: Report): void {
  const names = [...labels.keys()].filter((name) => !name.endsWith('*'));
  if (names.length <= most) return;
  report(
    writer.body.node,
    `log lines can have ${names.length} labels here (${listed(names, 'and')}), and Loki takes ${most}`,
    {
      fix: 'keep those that streams are selected by (stage.label_keep), and move the others into structured metadata',
    },
  );
}
