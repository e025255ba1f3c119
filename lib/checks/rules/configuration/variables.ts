import { asTextMap, at } from '../../../support/plain.ts';
import { didYouMean } from '../../../support/suggest.ts';
import { type Configuration, configurationsIn } from '../../configuration/configurations.ts';
import { titles } from '../../configuration/programs.ts';
import type { Inside } from '../../entry.ts';
import { variablesOf } from '../../environment.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const variables: InventoryRule = {
  id: 'configuration/variables',
  severity: 'error',
  scope: 'inventory',
  summary:
    'every variable in a configuration file is set in its container, and the program is told to fill it in',
  check(inventory, report) {
    for (const configuration of configurationsIn(inventory)) {
      if (configuration.role !== 'main') continue;
      const used = variablesIn(configuration);
      if (used.length > 0) checkVariables(used, configuration, inventory, report);
    }
  },
};

interface UsedVariable {
  readonly name: string;
  /** It may be missing: the text says what stands in its place then. */
  readonly hasDefault: boolean;
  readonly inside: Inside;
}

/** Programs that fill in variables only when they are told to. */
const expandFlag = 'config.expand-env';
const needFlag = ['loki', 'tempo', 'mimir'];

function checkVariables(
  used: readonly UsedVariable[],
  { program, file }: Configuration,
  inventory: Inventory,
  report: InventoryReport,
): void {
  const title = titles[program.name];
  if (needFlag.includes(program.name) && !program.flags.isOn(expandFlag)) {
    const { name } = used[0] as UsedVariable;
    const { entry } = program.pod;
    report(
      entry,
      [...program.container.path, 'args'],
      `${title} takes \${${name}} of ${file.key} as it stands`,
      {
        fix: `add -${expandFlag}=true to the arguments`,
      },
    );
    return;
  }
  const known = variablesOf(program.container, program.pod, inventory);
  if (!known) return;
  for (const { name, hasDefault, inside } of used) {
    if (hasDefault || known.has(name)) continue;
    const where = `container ${program.container.name} of ${program.pod.entry.kind} ${program.pod.entry.name}`;
    const meant = didYouMean(name, known);
    report(file.entry, ['data', file.key], `\${${name}} is no variable of ${where}, and becomes empty`, {
      inside,
      fix: meant === undefined ? `set ${name} in that container` : `did you mean "${meant}"?`,
    });
  }
}

/** The variables that a program fills in, each once. */
function variablesIn({ program, file, parsed }: Configuration): UsedVariable[] {
  const { text } = file;
  if (!text.includes('$')) return [];
  // Prometheus fills in these labels and nothing else: `$1` and `${1}` are groups of a match everywhere.
  const labels = program.name === 'prometheus' && asTextMap(at(parsed.value, 'global', 'external_labels'));
  const found = new Map<string, UsedVariable>();
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*#/.test(line) || (labels && !Object.values(labels).some((value) => line.includes(value))))
      continue;
    for (const match of line.matchAll(/(\$*)\$(?:__env)?\{([A-Za-z_]\w*)([^}]*)\}/g)) {
      const [, before = '', name = '', rest = ''] = match;
      // `$$` is the sign itself.
      if (before.length % 2 === 1 || found.has(name)) continue;
      const inside = { line: index + 1, column: match.index + before.length + 1 };
      found.set(name, { name, hasDefault: /^:|^[-=+?]/.test(rest), inside });
    }
  }
  return [...found.values()];
}
