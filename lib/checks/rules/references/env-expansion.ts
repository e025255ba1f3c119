import { asList } from '../../../support/plain.ts';
import { didYouMean } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import { variablesFromSources } from '../../environment.ts';
import type { Inventory } from '../../inventory.ts';
import type { Container, Pod } from '../../pods.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const envExpansion: InventoryRule = {
  id: 'references/env-expansion',
  severity: 'error',
  scope: 'inventory',
  summary: 'every $(NAME) in a command, argument or variable names a variable of the container',
  check(inventory, report) {
    for (const pod of inventory.pods) {
      for (const container of pod.containers) checkContainer(container, pod, inventory, report);
    }
  },
};

function checkContainer(container: Container, pod: Pod, inventory: Inventory, report: InventoryReport): void {
  const known = variablesFromSources(container, pod, inventory);
  if (!known) return;
  const check = (text: string, path: Path, names: ReadonlySet<string>) => {
    for (const name of references(text)) {
      if (names.has(name) || isOfService(name)) continue;
      const meant = didYouMean(name, names);
      report(pod.entry, path, `$(${name}) names no variable of the container, and stays as it is`, {
        fix: meant
          ? `did you mean "${meant}"?`
          : `add ${name} to env${path.includes('env') ? ' before this one' : ''}, or write $$(${name}) for the text itself`,
      });
    }
  };
  // A variable sees only those before it; the command sees all of them.
  for (const variable of container.env) {
    const { name, path } = variable;
    const value = variable.isWord ? undefined : variable.value;
    if (value !== undefined) check(value, [...path, 'value'], known);
    known.add(name);
  }
  const { command, args } = container.object;
  const isShell = asList(command)
    .concat(asList(args))
    .some((word) => typeof word === 'string' && /^(.*\/)?(ba|da|a|z)?sh$/.test(word));
  for (const field of ['command', 'args'] as const) {
    for (const [index, word] of asList(field === 'command' ? command : args).entries()) {
      // To a shell $(date) is a command; what is left unresolved may be meant for it.
      if (typeof word === 'string' && !isShell) check(word, [...container.path, field, index], known);
    }
  }
}

/** The names in `$(NAME)`; `$$(NAME)` is the text itself. */
function references(text: string): string[] {
  return [...text.matchAll(/\$\$|\$\(([A-Za-z_][\w.-]*)\)/g)].flatMap(([, name]) => name ?? []);
}

/** Kubernetes sets these for each Service of the namespace. */
const isOfService = (name: string) =>
  /_SERVICE_(HOST|PORT)(_\w+)?$|_PORT(_\d+_(TCP|UDP)(_\w+)?)?$/.test(name);
