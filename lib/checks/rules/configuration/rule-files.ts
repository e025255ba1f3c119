import { posix } from 'node:path';
import { asObject, asText, objectsIn, type PlainObject } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import {
  type Configuration,
  configurationsIn,
  globOf,
  reportIn,
  ruleFilePatterns,
} from '../../configuration/configurations.ts';
import { filesOf } from '../../configuration/files.ts';
import { type RuleGroups, ruleGroupsIn } from '../../configuration/rule-groups.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const ruleFiles: InventoryRule = {
  id: 'configuration/rule-files',
  severity: 'error',
  scope: 'inventory',
  summary:
    'files of rules are where Prometheus looks for them, and hold whole rules under names of their own',
  check(inventory, report) {
    for (const configuration of configurationsIn(inventory)) {
      if (configuration.role === 'main' && configuration.program.name === 'prometheus')
        checkPatterns(configuration, inventory, report);
    }
    for (const file of ruleGroupsIn(inventory)) checkGroups(file, report);
  },
};

/** Says of a pattern that nothing fits it, where the folder that it is about comes from a ConfigMap. */
function checkPatterns(configuration: Configuration, inventory: Inventory, report: InventoryReport): void {
  const { program, file, parsed } = configuration;
  const files = filesOf(inventory, program).map(({ path }) => path);
  for (const [index, pattern] of ruleFilePatterns(parsed.value).entries()) {
    const whole = posix.resolve(posix.dirname(file.path), pattern);
    const folder = posix.dirname(whole);
    const beside = files.filter((path) => posix.dirname(path) === folder);
    if (beside.length === 0 || files.some((path) => globOf(whole).test(path))) continue;
    reportIn(report, configuration, ['rule_files', index], `no file fits "${pattern}"`, {
      fix: suggestion(
        posix.basename(whole),
        beside.map((path) => posix.basename(path)),
      ),
    });
  }
}

function checkGroups(file: RuleGroups, report: InventoryReport): void {
  const tell = (path: Path, message: string, fix: string) => file.report(report, path, message, { fix });
  for (const key of Object.keys(file.value)) {
    if (file.groups.length > 0 && !['groups', 'namespace'].includes(key))
      tell([key], `"${key}" is nothing that a file of rules has`, 'rules stand under groups');
  }
  const names = new Set<string>();
  for (const [group, index] of file.groups) {
    const path = ['groups', index];
    const name = asText(group.name);
    if (name === undefined) tell(path, 'this group has no name', 'write name: …');
    else if (names.has(name))
      tell([...path, 'name'], `two groups are called "${name}"`, 'give each its own name');
    if (name !== undefined) names.add(name);
    checkKeys(group, groupKeys, path, tell);
    for (const [rule, at] of objectsIn(group.rules)) checkRule(rule, [...path, 'rules', at], tell);
  }
}

type Tell = (path: Path, message: string, fix: string) => void;

/** Sources: model/rulefmt of Prometheus 3.14; what Mimir and the operator add to it. */
const groupKeys = [
  'name',
  'interval',
  'query_offset',
  'limit',
  'rules',
  'labels',
  'partial_response_strategy',
  'source_tenants',
  'evaluation_delay',
  'align_evaluation_time_on_interval',
];
const ruleKeys = ['record', 'alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'];

function checkRule(rule: PlainObject, path: Path, tell: Tell): void {
  const [record, alert] = [asText(rule.record), asText(rule.alert)];
  if ((record === undefined) === (alert === undefined))
    tell(path, 'a rule has either record or alert', 'write one of the two');
  if (record !== undefined && !/^[a-zA-Z_:][\w:]*$/.test(record))
    tell([...path, 'record'], `"${record}" is no name of a metric`, 'use letters, digits, _ and :');
  if (rule.expr === undefined || rule.expr === '') tell(path, 'this rule has no expr', 'write expr: …');
  if (record !== undefined && (rule.for !== undefined || rule.annotations !== undefined))
    tell(path, 'for and annotations are for alerts', 'remove them');
  for (const label of Object.keys(asObject(rule.labels))) {
    if (!/^[a-zA-Z_]\w*$/.test(label))
      tell([...path, 'labels', label], `"${label}" is no name of a label`, 'use letters, digits and _');
  }
  checkKeys(rule, ruleKeys, path, tell);
}

function checkKeys(mapping: PlainObject, known: readonly string[], path: Path, tell: Tell): void {
  for (const key of Object.keys(mapping)) {
    if (!known.includes(key))
      tell([...path, key], `"${key}" is nothing that stands here`, suggestion(key, known));
  }
}
