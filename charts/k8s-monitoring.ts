import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import type { Operated } from '../lib/namespace/operated.ts';
import { ingressRoute, ingressRouteTcp, otlpGrpcRoute, otlpHttpRoute } from '../lib/namespace/routes.ts';
import { connect } from '../lib/namespace/target.ts';
import { apiServer, nodes, tenants } from '../lib/network/outsiders.ts';
import type { Workload } from '../lib/network/workload.ts';
import {
  type AccessRule,
  collectorAccess,
  operatorAccess,
  podAccess,
  scrapesTenants,
} from './k8s-monitoring/access.ts';
import { collectors, unseenPods } from './k8s-monitoring/collectors.ts';
import { annotationsFor, configurationPatches } from './k8s-monitoring/exemptions.ts';
import type { Collected } from './k8s-monitoring/features.ts';
import { type CollectorName, objectName } from './k8s-monitoring/names.ts';
import { probePatches } from './k8s-monitoring/probes.ts';
import { receivers } from './k8s-monitoring/receivers.ts';
import { version3 } from './k8s-monitoring/version-3.ts';
import { version4 } from './k8s-monitoring/version-4.ts';
import { insideOf } from './k8s-monitoring/versions.ts';

const alloyPort = 12_345;
const kubeletPort = 10_250;
const nodeExporterPort = 9100;
const operatorName = 'k8s-monitoring-alloy-operator';

/** The other collection engine: the chart k8s-monitoring, whose operator makes the Alloys that collect. */
export class K8sMonitoring extends NamespaceChart {
  constructor(stack: StackContext, collected: Collected) {
    super(stack, 'monitoring', {
      podSecurity: 'privileged',
      because: 'the log reader and node-exporter mount file systems of the node: no lower level admits that',
    });
    const { version } = this.cluster.k8sMonitoring;
    const values = version === '3.5.6' ? version3 : version4;
    const made = Object.keys(collectors(this.cluster)) as CollectorName[];
    const release = this.release('k8s-monitoring', {
      chart: `k8s-monitoring@${version}`,
      values: values(this.cluster, collected),
      patches: [...configurationPatches(made, version), ...probePatches(this.cluster)],
    });
    const alloys = this.operate(release, { kind: 'Alloy', chart: `alloy@${insideOf[version].chart}` });

    for (const collector of made) this.access(collector);
    this.operator(release.workload('Deployment', operatorName), alloys);
    this.metrics(alloys, collected);
    if (made.includes('alloy-logs')) this.logs(alloys, collected);
    if (made.includes('alloy-singleton')) this.events(alloys, collected);
    if (made.includes('alloy-receiver')) this.receiver(alloys, collected);
    this.routes(alloys);
  }

  private operator(pods: Workload, alloys: Operated): void {
    const { namespaceName: namespace } = this;
    const annotations = annotationsFor('operator', this.cluster.k8sMonitoring.version);
    this.add('Role', {
      metadata: { name: operatorName, namespace, annotations },
      rules: operatorAccess(alloys.objects.map(({ object }) => object)),
    });
    this.add('RoleBinding', {
      metadata: { name: operatorName, namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: operatorName },
      subjects: [{ kind: 'ServiceAccount', name: operatorName, namespace }],
    });
    this.connections.reach(pods, ...apiServer(this.cluster), 'it makes the collectors of Alloy objects');
  }

  private metrics(alloys: Operated, { metrics, kubeStateMetrics, scraped }: Collected): void {
    const { connections, cluster } = this;
    const { nodeExporter } = cluster.k8sMonitoring;
    const pods = alloys.workload('StatefulSet', objectName('alloy-metrics'));
    connect(connections, pods, metrics.write, 'metrics are written');
    for (const store of [kubeStateMetrics, ...scraped]) connections.use(pods, store, 'it is scraped');
    connections.use(
      pods,
      alloys.endpoint(`${objectName('alloy-metrics')}-cluster`, 'http'),
      'the replicas share out what they scrape',
    );
    connections.reach(pods, ...apiServer(cluster), 'it discovers nodes, pods and Services');
    const ports = [kubeletPort, ...(nodeExporter ? [nodeExporterPort] : [])];
    connections.reach(
      pods,
      nodes(cluster),
      ports.map((number) => ({ number, protocol: 'TCP' })),
      `kubelets${nodeExporter ? ' and node-exporter' : ''} are scraped`,
    );
    if (scrapesTenants(cluster.k8sMonitoring)) {
      const why = 'annotated and monitored pods are scraped on the port they name';
      connections.reach(pods, tenants(cluster), [{ protocol: 'TCP' }], why);
    } else {
      const namespaces = [kubeStateMetrics, ...scraped].map(({ namespace }) => namespace);
      for (const namespace of new Set(namespaces)) this.podAccess(namespace);
    }
  }

  private logs(alloys: Operated, { logs }: Collected): void {
    const pods = alloys.workload('DaemonSet', objectName('alloy-logs'));
    connect(this.connections, pods, logs.write, 'logs of pods are pushed');
    this.connections.reach(pods, ...apiServer(this.cluster), 'it discovers the pods of its node');
  }

  private events(alloys: Operated, { logs }: Collected): void {
    const pods = alloys.workload('StatefulSet', objectName('alloy-singleton'));
    connect(this.connections, pods, logs.write, 'events are pushed as logs');
    this.connections.reach(pods, ...apiServer(this.cluster), 'it watches events');
  }

  private receiver(alloys: Operated, { metrics, logs, traces }: Collected): void {
    const { connections, cluster } = this;
    const pods = alloys.workload('Deployment', objectName('alloy-receiver'));
    connect(connections, pods, metrics.write, 'metrics are written');
    connect(connections, pods, logs.write, 'logs are pushed');
    connect(connections, pods, traces.write, 'traces are sent');
    connections.reach(pods, ...apiServer(cluster), 'it looks up the pods that telemetry comes from');
    for (const { name } of receivers(cluster.k8sMonitoring.receiver)) {
      connections.admit(tenants(cluster), alloys.endpoint('alloy', name), 'applications send telemetry');
    }
  }

  /** The same routes as with the agent and the gateway. */
  private routes(alloys: Operated): void {
    const { agentHealth, gatewayHealth, otlpGrpc, otlpHttp, otlpTcp } = this.cluster.routes;
    const reason = 'applications outside the cluster send telemetry';
    const health = { path: '/-/ready', reason: 'health checks' };
    const to = (port: string) => alloys.endpoint('alloy', port);
    if (agentHealth) {
      // A route leads to a Service that manifests have; that of the operator is in none.
      const port = { name: 'http-metrics', port: alloyPort, targetPort: alloyPort, protocol: 'TCP' };
      const { pods } = alloys.workload('DaemonSet', objectName('alloy-logs'));
      this.service('alloy-logs', { selector: pods, ports: [port], type: 'ClusterIP' }, unseenPods);
      const to = alloys.endpoint('alloy-logs', port.name);
      ingressRoute(this, { name: 'alloy-logs-health', to, route: agentHealth, ...health });
    }
    if (gatewayHealth) {
      ingressRoute(this, {
        name: 'alloy-receiver-health',
        to: to('http-metrics'),
        route: gatewayHealth,
        ...health,
      });
    }
    if (otlpGrpc) {
      otlpGrpcRoute(this, { name: 'alloy-otlp-grpc', to: to('otlp-grpc'), route: otlpGrpc, reason });
    }
    if (otlpHttp) {
      otlpHttpRoute(this, { name: 'alloy-otlp-http', to: to('otlp-http'), route: otlpHttp, reason });
    }
    if (otlpTcp) ingressRouteTcp(this, { name: 'alloy-otlp', to: to('otlp-grpc'), route: otlpTcp, reason });
  }

  /** What the scraping collector may read in one namespace. */
  private podAccess(namespace: string): void {
    const account = objectName('alloy-metrics');
    // All of them lie in the folder of this namespace, so each has a name of its own.
    const name = `${account}-${namespace}`;
    this.add('Role', { metadata: { name, namespace }, rules: [podAccess] });
    this.add('RoleBinding', {
      metadata: { name, namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: this.namespaceName }],
    });
  }

  /** The ServiceAccount of a collector, and what it may read. */
  private access(collector: CollectorName): void {
    const { namespaceName: namespace } = this;
    const name = objectName(collector);
    const rules: AccessRule[] = collectorAccess(collector, this.cluster);
    this.add('ServiceAccount', { metadata: { name, namespace } });
    this.add('ClusterRole', { metadata: { name }, rules });
    this.add('ClusterRoleBinding', {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    });
  }
}
