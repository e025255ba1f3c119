import type { Body, Component, Model } from '../../../model/index.ts';
import type { AlloyWorkload } from '../../../pod/workload.ts';
import { sourcesOf, textOf } from '../../relabel.ts';
import { isLoopback, split } from '../meaning/listening.ts';
import { type TargetPath, targetPaths } from '../meaning/targets.ts';
import { isNodeName } from './node-name.ts';
import { readsOf } from './reads.ts';

/**
 * Whose some targets are. `own`: each pod has targets that no other has. `shared`: every pod finds the same. Undefined
 * where it cannot be told.
 */
export type Locality = 'own' | 'shared' | undefined;

/** Whose the targets of each way are that they take to a component. */
export function localities(model: Model, component: Component, workload: AlloyWorkload): readonly Locality[] {
  return targetPaths(model, component).map((path) => localityOf(path, workload));
}

function localityOf(path: TargetPath, workload: AlloyWorkload): Locality {
  const { source, literal, rules } = path;
  if (literal) return ofLiteral(literal.fields.find(({ key }) => key === '__address__')?.value);
  if (source === undefined) return undefined;
  if (exportersOfOwn.includes(source.name)) return 'own';
  if (source.name.startsWith('prometheus.exporter.')) return 'shared';
  if (workload.replicas !== 'per-node') return source.name.startsWith('discovery.') ? 'shared' : undefined;
  if (source.name === 'discovery.kubernetes') {
    const limited = source.body
      .blocks('selectors')
      .some((selector) => isNodeName(readsOf(selector, 'field'), workload));
    return limited || rules.some((rule) => keepsNode(rule, workload)) ? 'own' : 'shared';
  }
  return ofNode.includes(source.name) ? 'own' : undefined;
}

/** Exporters that measure the process, container or node that they run in. */
const exportersOfOwn = ['self', 'unix', 'windows', 'process', 'cadvisor'].map(
  (name) => `prometheus.exporter.${name}`,
);

/** Discoveries that ask the node that they run on. */
const ofNode = ['discovery.docker', 'discovery.kubelet', 'discovery.process'];

/** Whether a rule keeps only what is on the pod's own node. */
function keepsNode(rule: Body, workload: AlloyWorkload): boolean {
  const isOfNode = sourcesOf(rule)?.every((label) => /^__meta_kubernetes_\w*node_name$/.test(label)) ?? false;
  return isOfNode && textOf(rule, 'action') === 'keep' && isNodeName(readsOf(rule, 'regex'), workload);
}

function ofLiteral(address: { readonly type: string; readonly value?: unknown } | undefined): Locality {
  if (address?.type !== 'string' || typeof address.value !== 'string') return undefined;
  return isLoopback(split(address.value)[0] || address.value) ? 'own' : 'shared';
}
