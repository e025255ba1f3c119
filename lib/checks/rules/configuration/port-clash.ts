import { listenersOf } from '../../configuration/listeners.ts';
import { type Program, programsIn } from '../../configuration/programs.ts';
import type { InventoryRule } from '../../rule.ts';

export const portClash: InventoryRule = {
  id: 'configuration/port-clash',
  severity: 'error',
  scope: 'inventory',
  summary: 'no two containers of a pod listen on the same port',
  check(inventory, report) {
    const owners = new Map<string, Program>();
    for (const program of programsIn(inventory)) {
      const { pod, container, name } = program;
      for (const { port, protocol } of listenersOf(inventory, program) ?? []) {
        const key = JSON.stringify([pod.entry.groupKind, pod.namespace, pod.entry.name, port, protocol]);
        const owner = owners.get(key);
        if (!owner) owners.set(key, program);
        else if (owner.container !== container) {
          // The sidecar goes on without its health check.
          const isHarmless = name === 'sidecar' || owner.name === 'sidecar';
          report(
            pod.entry,
            container.path,
            `${container.name} listens on port ${port}, and so does ${owner.container.name}: one of the two does not get it`,
            { fix: fixOf(name), ...(isHarmless && { severity: 'warning' }) },
          );
        }
      }
    }
  },
};

function fixOf(name: Program['name']): string {
  if (name === 'sidecar') return 'give one of them another port, in HEALTH_PORT';
  if (name === 'reloader') return 'give it another port, with --listen-address';
  return 'give one of them another port';
}
