import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { apiServer } from '../lib/network/outsiders.ts';
import { resourcesOf } from './pods.ts';

/** Labels that Poddle puts on what it deploys; they become labels of the objects' metrics. */
const poddleLabels = ['app', 'project-id', 'deployment-id', 'managed-by'].join(',');

/** The state of the cluster's objects as metrics. Lives in kube-system, which is not this stack's namespace. */
export class KubeStateMetrics extends NamespaceChart {
  readonly metrics: Endpoint;

  constructor(stack: StackContext) {
    super(stack, 'kube-system', { podSecurity: 'not-ours' });

    const release = this.release('kube-state-metrics', {
      chart: 'kube-state-metrics',
      values: {
        selfMonitor: { enabled: false },
        // Its ClusterRole would read every Secret of the cluster otherwise.
        collectorsExclude: ['secrets'],
        metricLabelsAllowlist: [`pods=[${poddleLabels}]`, `deployments=[${poddleLabels}]`, 'namespaces=[*]'],
        resources: resourcesOf({ cpu: '20m', memory: '64Mi', memoryLimit: '256Mi' }, '128Mi'),
      },
    });

    this.metrics = release.endpoint('kube-state-metrics', 'http');
    const pods = release.workload('Deployment', 'kube-state-metrics');
    this.connections.reach(pods, ...apiServer(this.cluster), 'it watches the objects that it counts');
  }
}
