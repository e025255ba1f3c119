import { clusteringOf } from '../../../catalogue/index.ts';
import type { Component } from '../../../model/index.ts';
import type { AlloyRun, PodReport, PodRule } from '../../../pod/rule.ts';
import { type AlloyWorkload, hasMany } from '../../../pod/workload.ts';
import { nameOf } from '../../describe.ts';
import { type Locality, localities } from './locality.ts';

export const clustering: PodRule = {
  id: 'river/clustering',
  severity: 'error',
  summary: 'pods that find the same share it among them, and what each has of its own is not shared',
  check(run, report) {
    if (!hasMany(run.workload)) return;
    for (const component of run.model.components) {
      if (component.facts && clusteringOf(component.name) === 'block') checkComponent(component, run, report);
    }
  },
};

function checkComponent(component: Component, { model, workload, flags }: AlloyRun, report: PodReport): void {
  const block = component.body.block('clustering');
  const enabled = block?.argument('enabled');
  const own = whose(component, localities(model, component, workload));
  if (block !== undefined && enabled === true) {
    if (own.includes('own')) {
      report(
        block.node,
        `${nameOf(component)} shares out targets that only this pod has: the pod that they fall to may not know them`,
        { fix: 'remove the clustering block' },
      );
    } else if (!flags.clustered) {
      report(
        block.node,
        `clustering has no effect, because Alloy is started without --cluster.enabled: ${every(workload)} does all the work`,
        {
          fix: 'start it with --cluster.enabled=true and --cluster.join-addresses (Helm: alloy.clustering.enabled)',
        },
      );
    }
  } else if (own.includes('shared') && (enabled === undefined || enabled === false)) {
    report(
      block?.node ?? component.body.node,
      `${every(workload)} does all that ${nameOf(component)} says, so everything is there as many times`,
      {
        fix:
          workload.replicas === 'per-node'
            ? 'pick what is on the own node (selectors with spec.nodeName), or move it to a workload that is clustered'
            : 'add clustering { enabled = true }',
      },
    );
  }
}

/** Whose the targets of a component are; of one that finds them by itself, everybody's. */
function whose({ body, facts }: Component, found: readonly Locality[]): readonly Locality[] {
  if (facts?.arguments.targets) return found;
  return body.block('node_filter')?.argument('enabled') === true ? ['own'] : ['shared'];
}

const every = ({ replicas }: AlloyWorkload) =>
  replicas === 'per-node' ? 'the pod on each node' : `each of ${replicas} pods`;
