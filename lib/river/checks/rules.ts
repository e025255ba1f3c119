import type { RiverRule } from './rule.ts';
import { blockOrArgument } from './rules/block-or-argument.ts';
import { captureGroup } from './rules/capture-group.ts';
import { combination } from './rules/combination.ts';
import { cycle } from './rules/cycle.ts';
import { danglingReference } from './rules/dangling-reference.ts';
import { deprecated } from './rules/deprecated.ts';
import { distinct } from './rules/distinct.ts';
import { duplicate } from './rules/duplicate.ts';
import { emptyList } from './rules/empty-list.ts';
import { enumeration } from './rules/enum.ts';
import { expression } from './rules/expression.ts';
import { gated } from './rules/gated.ts';
import { label } from './rules/label.ts';
import { labelName } from './rules/label-name.ts';
import { logSelector } from './rules/log-selector.ts';
import { lostSignal } from './rules/lost-signal.ts';
import { meaningRules } from './rules/meaning/index.ts';
import { missing } from './rules/missing.ts';
import { noOutput } from './rules/no-output.ts';
import { order } from './rules/order.ts';
import { ottl } from './rules/ottl.ts';
import { placement } from './rules/placement.ts';
import { promql } from './rules/promql.ts';
import { range } from './rules/range.ts';
import { regex } from './rules/regex.ts';
import { relabelRule } from './rules/relabel-rule.ts';
import { repeated } from './rules/repeated.ts';
import { sentTwice } from './rules/sent-twice.ts';
import { signal } from './rules/signal.ts';
import { sourceLabel } from './rules/source-label.ts';
import { stability } from './rules/stability.ts';
import { text } from './rules/text.ts';
import { unknownArgument } from './rules/unknown-argument.ts';
import { unknownBlock } from './rules/unknown-block.ts';
import { unknownComponent } from './rules/unknown-component.ts';
import { unknownExport } from './rules/unknown-export.ts';
import { unknownFunction } from './rules/unknown-function.ts';
import { unused } from './rules/unused.ts';
import { valueType } from './rules/value-type.ts';
import { wiringType } from './rules/wiring-type.ts';

/** Every rule that River files are checked by: names, wiring, values, then what they mean together. */
export const riverRules: readonly RiverRule[] = [
  unknownComponent,
  unknownBlock,
  unknownArgument,
  unknownFunction,
  blockOrArgument,
  missing,
  label,
  repeated,
  duplicate,
  placement,
  stability,
  gated,
  deprecated,
  danglingReference,
  unknownExport,
  wiringType,
  signal,
  cycle,
  noOutput,
  lostSignal,
  sentTwice,
  unused,
  valueType,
  enumeration,
  text,
  range,
  order,
  combination,
  distinct,
  relabelRule,
  sourceLabel,
  labelName,
  regex,
  captureGroup,
  logSelector,
  ottl,
  promql,
  expression,
  emptyList,
  ...meaningRules,
];
