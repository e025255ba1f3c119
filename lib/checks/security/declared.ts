import type { Inventory } from '../inventory.ts';
import type { InventoryReport } from '../rule.ts';
import { enforcedIn, isStricter, minorOf } from './namespace-level.ts';
import { shortfalls } from './pod-standards.ts';
import type { Shortfall } from './shortfall.ts';

/** What a pod has to declare by itself, so that a reason for one thing is none for another. */
export type Declaration = 'host access' | 'privileges' | 'root' | 'hardening';

/** The controls of the Pod Security Standards that some pods have a reason for; all others are hardening. */
const declarations: Readonly<Record<string, Declaration>> = {
  'host network': 'host access',
  'host path volumes': 'host access',
  'host ports': 'host access',
  'host processes': 'privileges',
  'privileged containers': 'privileges',
  'added capabilities': 'privileges',
  HostProcess: 'privileges',
  'running as non-root': 'root',
};

const declarationOf = ({ control }: Shortfall) => declarations[control] ?? 'hardening';

/**
 * Reports pods that need a declaration, each once, with everything that is about it. What the namespace of a pod
 * forbids anyway is not told twice.
 */
export function reportDeclared(
  declaration: Declaration,
  what: string,
  inventory: Inventory,
  report: InventoryReport,
): void {
  for (const pod of inventory.pods) {
    const level = enforcedIn(inventory, pod.namespace)?.level ?? 'privileged';
    const found = shortfalls(pod, minorOf(inventory)).filter(
      (one) => declarationOf(one) === declaration && isStricter(one.level, level),
    );
    const [first] = found;
    if (!first) continue;
    const fixes = [...new Set(found.map(({ fix }) => fix))].join('; ');
    report(pod.entry, first.path, `${what}: ${found.map(({ message }) => message).join(', ')}`, {
      fix: `${fixes}; or write the reason in an annotation that silences this rule here`,
    });
  }
}
