import { loadClusters, loadExamples } from '../../lib/cluster/load.ts';
import { StoredRenders } from '../../lib/helm/render-source.ts';
import { openWorkspace } from '../../lib/helm/workspace.ts';
import { riverReader } from '../build.ts';
import { Stack } from '../stack.ts';

const renders = new StoredRenders(openWorkspace('.'));
const riverFile = riverReader('.');

/** The stack of a file of clusters/, or of clusters/examples/, from stored renders. */
export function stackOf(file: string): Stack {
  const loaded = [...loadClusters('.'), ...loadExamples('.')].find((one) => one.file === file);
  if (!loaded) throw new Error(`no ${file}`);
  return new Stack(loaded.cluster, { renders, riverFile });
}

/** A stack with each version of the chart. */
export const stacks = {
  '3.5.6': stackOf('clusters/guide-monitoring.yaml'),
  '4.4.0': stackOf('clusters/examples/k8s-monitoring.yaml'),
} as const;

export const versions = ['3.5.6', '4.4.0'] as const;
