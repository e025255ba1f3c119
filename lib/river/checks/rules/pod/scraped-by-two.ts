import type { AlloyRun, PodRule } from '../../../pod/rule.ts';
import { nameOf } from '../../describe.ts';
import { type Collection, collectionsOf, covers } from '../meaning/scrapes.ts';

export const scrapedByTwo: PodRule = {
  id: 'river/scraped-by-two',
  severity: 'error',
  summary: 'no two workloads collect the same: metrics of one target, or the same events',
  check(run, report, { runs }) {
    const others = runs
      .slice(0, runs.indexOf(run))
      .flatMap((other) => collectionsOf(other.model).map((collection) => ({ other, collection })));
    for (const own of collectionsOf(run.model)) {
      const same = others.find(
        ({ other, collection }) =>
          (covers(collection, own) || covers(own, collection)) && !hasOwn(own, run, other),
      );
      if (same === undefined) continue;
      const { component, source } = own;
      const { kind, metadata } = same.other.workload.object;
      report(
        component.body.attribute('targets') ?? component.body.node,
        `${nameOf(component)} collects from ${source} what ${nameOf(same.collection.component)} of ${kind} ${metadata.name} collects, too`,
        { fix: 'keep one of the two' },
      );
    }
  },
};

/** Whether what a source finds is different in each of two workloads: their own processes, and the nodes of some pods. */
function hasOwn({ source }: Collection, run: AlloyRun, other: AlloyRun): boolean {
  if (['self', 'process'].some((name) => source === `prometheus.exporter.${name}`)) return true;
  const ofNode = ['unix', 'windows', 'cadvisor'].some((name) => source === `prometheus.exporter.${name}`);
  return ofNode && [run, other].some(({ workload }) => workload.replicas !== 'per-node');
}
