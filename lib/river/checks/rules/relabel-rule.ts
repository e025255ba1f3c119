import type { Body } from '../../model/index.ts';
import { isRelabelRule, sourcesOf, textOf } from '../relabel.ts';
import type { Report, RiverRule } from '../rule.ts';
import { checkCombinations } from './combination.ts';

export const relabelRule: RiverRule = {
  id: 'river/relabel-rule',
  severity: 'error',
  summary: 'every relabel rule has what its action needs, and nothing that the action does not read',
  check({ units }, report) {
    for (const unit of units) {
      for (const body of unit.body.all()) {
        if (!isRelabelRule(body)) continue;
        checkCombinations(body, report);
        checkEffect(body, report);
      }
    }
  },
};

const fromSources = ['keep', 'drop', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];

/** Rules that Alloy takes but that decide nothing, or everything. */
function checkEffect(rule: Body, report: Report): void {
  const action = textOf(rule, 'action');
  if (action === undefined) return;
  if (fromSources.includes(action) && sourcesOf(rule)?.length === 0) {
    report(rule.node, `the action "${action}" reads source_labels, and there are none`, {
      fix: 'write source_labels = ["…"]',
    });
    return;
  }
  const isDefault = rule.attribute('regex') === undefined;
  if (isDefault && ['drop', 'labeldrop'].includes(action)) {
    report(rule.node, `the action "${action}" without a regex drops everything`, {
      fix: 'write regex = "…"',
    });
  } else if (isDefault && ['keep', 'labelkeep'].includes(action)) {
    report(rule.node, `the action "${action}" without a regex keeps everything`, {
      fix: 'write regex = "…"',
    });
  }
}
