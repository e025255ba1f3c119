import { asObject, asText, isPlainObject, objectsIn } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import { distinctConfigurations, reportIn } from '../../configuration/configurations.ts';
import { type Language, languageLoader, mistakeIn } from '../../configuration/languages.ts';
import { ruleGroupsIn } from '../../configuration/rule-groups.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const expressions: InventoryRule = {
  id: 'configuration/expressions',
  severity: 'error',
  scope: 'inventory',
  summary: 'every expression of a rule or a dashboard is PromQL, or LogQL, that can be read',
  prepare: (inventory) => (expressionsIn(inventory).length > 0 ? languageLoader() : undefined),
  check(inventory, report) {
    for (const { language, text, tell } of expressionsIn(inventory)) {
      const mistake = mistakeIn(language, text);
      if (mistake !== undefined) tell(report, `this is no ${language}${mistake}`);
    }
  },
};

interface Expression {
  readonly language: Language;
  readonly text: string;
  tell(report: InventoryReport, message: string): void;
}

const expressionsIn = (inventory: Inventory): readonly Expression[] => inventory.once(findExpressions);

function findExpressions(inventory: Inventory): Expression[] {
  return [...ofRules(inventory), ...ofDashboards(inventory)];
}

function ofRules(inventory: Inventory): Expression[] {
  return ruleGroupsIn(inventory).flatMap((file) =>
    file.groups.flatMap(([group, index]) =>
      objectsIn(group.rules).flatMap(([rule, at]) => {
        const text = asText(rule.expr);
        const path = ['groups', index, 'rules', at, 'expr'];
        if (text === undefined) return [];
        return [
          { language: file.language, text, tell: (report, message) => file.report(report, path, message) },
        ];
      }),
    ),
  );
}

const languages: Readonly<Record<string, Language>> = { prometheus: 'PromQL', loki: 'LogQL' };

function ofDashboards(inventory: Inventory): Expression[] {
  return distinctConfigurations(inventory, 'dashboard').flatMap((dashboard) => {
    const found: Expression[] = [];
    eachQuery(dashboard.parsed.value, [], undefined, (language, text, path) =>
      found.push({ language, text, tell: (report, message) => reportIn(report, dashboard, path, message) }),
    );
    return found;
  });
}

/** Queries of panels and annotations: `expr` beside a data source, or below one that has it. */
function eachQuery(
  value: unknown,
  path: Path,
  above: Language | undefined,
  visit: (language: Language, text: string, path: Path) => void,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) eachQuery(item, [...path, index], above, visit);
  } else if (isPlainObject(value)) {
    const type = asText(asObject(value.datasource).type);
    const language = type === undefined ? above : languages[type];
    const text = asText(value.expr);
    if (language && text !== undefined) visit(language, text, [...path, 'expr']);
    for (const [key, member] of Object.entries(value)) eachQuery(member, [...path, key], language, visit);
  }
}
