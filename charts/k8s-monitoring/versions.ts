import type { Cluster } from '../../lib/cluster/cluster.ts';

type Version = Cluster['k8sMonitoring']['version'];

/**
 * What the Alloy operator of a version of the chart has inside: a version of the chart alloy, and with it of Alloy. The
 * operator's chart has the same appVersion as the chart alloy. Source: docs/Versions.md of k8s-monitoring.
 */
export const insideOf: Readonly<Record<Version, { readonly chart: string; readonly alloy: string }>> = {
  '4.4.0': { chart: '1.11.1', alloy: '1.18.1' },
  '3.5.6': { chart: '1.4.0', alloy: '1.11.3' },
};
