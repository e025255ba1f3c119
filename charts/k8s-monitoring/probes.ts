import type { Cluster } from '../../lib/cluster/cluster.ts';
import type { Patch } from '../../lib/namespace/release.ts';

interface PodTemplate {
  readonly spec: { readonly containers: readonly Record<string, { initialDelaySeconds?: number }>[] };
}

/** Takes off what the API server would drop from the probes of node-exporter. */
export const probePatches = ({ k8sMonitoring }: Cluster): Patch[] =>
  k8sMonitoring.nodeExporter
    ? [
        {
          kind: 'DaemonSet',
          name: 'k8s-monitoring-node-exporter',
          because: 'the chart writes a delay of 0, which the API server does not keep',
          change: ({ spec }) => {
            const { template } = spec as { template: PodTemplate };
            for (const { livenessProbe, readinessProbe } of template.spec.containers)
              for (const probe of [livenessProbe, readinessProbe]) delete probe?.initialDelaySeconds;
          },
        },
      ]
    : [];
