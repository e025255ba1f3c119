import { type Configuration, configurationsIn, reportIn } from '../../configuration/configurations.ts';
import { variablesOf } from '../../environment.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { eachText } from '../../texts.ts';

export const provisionedDollar: InventoryRule = {
  id: 'configuration/provisioned-dollar',
  severity: 'error',
  scope: 'inventory',
  summary:
    'a $ in a file that provisions Grafana is written as $$, unless it stands for a variable that is set',
  check(inventory, report) {
    for (const configuration of configurationsIn(inventory)) {
      const { role, file } = configuration;
      const isProvisioned = role === 'data-sources' || role === 'dashboard-providers';
      if (isProvisioned && file.text.includes('$')) checkFile(configuration, inventory, report);
    }
  },
};

function checkFile(configuration: Configuration, inventory: Inventory, report: InventoryReport): void {
  const { program, parsed } = configuration;
  const known = variablesOf(program.container, program.pod, inventory);
  if (!known) return;
  eachText(parsed.value, (text, path) => {
    for (const { name, whole } of variablesIn(text)) {
      if (known.has(name)) continue;
      reportIn(
        report,
        configuration,
        [...path],
        `Grafana takes "${whole}" for a variable, which is not set: it disappears`,
        {
          fix: `write $${whole} for the text itself, or set ${name} in the container`,
        },
      );
    }
  });
}

/**
 * What Grafana fills in: `$$` is the sign itself, `$__env{X}` and `$__file{x}` are its own, and the rest is as Go's
 * os.Expand has it: `${X}`, `$X`, and one of `*#$@!?-` or a digit. Source: pkg/services/provisioning/values.
 */
function variablesIn(text: string): { name: string; whole: string }[] {
  const form =
    /\$\$|\$__(?:file|vault)\{[^}]*\}|\$__env\{(\w+)\}|\$\{([^}]*)\}|\$(\d|[A-Za-z_]\w*|[*#@!?-])/g;
  return [...text.matchAll(form)].flatMap(([whole, env, braces, plain]) => {
    const name = env ?? braces ?? plain;
    return name === undefined ? [] : [{ name, whole }];
  });
}
