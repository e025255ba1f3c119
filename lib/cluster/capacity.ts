import { gibText, memoryText, numberText } from '../sizing/quantity.ts';
import { at } from '../support/plain.ts';
import { nodesOf, type Sizing } from './proposals.ts';
import type { FieldMistake } from './rules.ts';
import type { ClusterFile } from './schema/index.ts';
import { byteCount, millicores } from './schema/values.ts';

/** What the sized programs request together, in cores and bytes. */
export interface Demand {
  readonly cores: number;
  readonly memory: number;
  /** Each program's part, as text: `metrics.mimir.ingester 3 × 4Gi`. */
  readonly parts: readonly string[];
}

/** What the programs that a load sizes request. @param file as it is in the end, with what was proposed */
export function demandOf(file: ClusterFile, { workloads, proposals }: Sizing): Demand {
  const setting = (path: readonly string[]) =>
    at(file, ...path) ?? proposals.find((proposal) => proposal.path.join('.') === path.join('.'))?.value;
  const rows = workloads.map(({ path, instances = 1, replicasAt = [...path, 'replicas'] }) => ({
    name: path.join('.'),
    replicas: Number(setting(replicasAt) ?? instances),
    cores: millicores(String(setting([...path, 'resources', 'cpu']))) / 1000,
    memory: byteCount(String(setting([...path, 'resources', 'memory']))),
  }));
  return {
    cores: rows.reduce((sum, { replicas, cores }) => sum + replicas * cores, 0),
    memory: rows.reduce((sum, { replicas, memory }) => sum + replicas * memory, 0),
    parts: rows.map(({ name, replicas, memory }) => `${name} ${replicas} × ${memoryText(memory)}`),
  };
}

/** What the nodes cannot carry. */
export function* capacityMistakes(file: ClusterFile, sizing: Sizing): Generator<FieldMistake> {
  const nodes = nodesOf(file);
  const { cores, memory, parts } = demandOf(file, sizing);
  const fix = 'more or larger nodes, or a smaller load';
  if (memory > nodes.count * nodes.memory) {
    yield {
      path: ['load'],
      message: `this takes ${gibText(memory)} of memory (${parts.join(' + ')}), and ${nodes.count} nodes with ${file.nodes.memory} have ${gibText(nodes.count * nodes.memory)}`,
      fix,
    };
  }
  if (cores > nodes.count * nodes.cores) {
    yield {
      path: ['load'],
      message: `this takes ${numberText(cores)} cores, and ${nodes.count} nodes with ${file.nodes.cpu} have ${numberText(nodes.count * nodes.cores)}`,
      fix,
    };
  }
}
