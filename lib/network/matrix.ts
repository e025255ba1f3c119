import type { Connection } from './connections.ts';
import { nameOf, portsText } from './policies.ts';

/** Who connects to whom, on which port and why, as a Markdown table: a row for each pair and reason. */
export function connectionTable(connections: readonly Connection[]): string {
  const rows = new Map<string, { cells: [string, string, string]; ports: Set<string> }>();
  for (const connection of connections) {
    const cells: [string, string, string] = [
      nameOf(connection.from),
      nameOf(connection.to),
      connection.reason,
    ];
    const row = rows.get(cells.join('\0')) ?? { cells, ports: new Set() };
    row.ports.add(portsText(connection));
    rows.set(cells.join('\0'), row);
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const lines = sorted.map(
    ({ cells: [from, to, reason], ports }) => `| ${from} | ${to} | ${[...ports].join(', ')} | ${reason} |`,
  );
  return ['| from | to | port of the pod | why |', '|---|---|---|---|', ...lines].join('\n');
}
