import { App } from 'cdk8s';
import type { Cluster } from '../lib/cluster/cluster.ts';
import { delivered } from '../lib/gitops/index.ts';
import type { RenderSource } from '../lib/helm/render-source.ts';
import type { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { SecretContract } from '../lib/namespace/secrets.ts';
import { Connections } from '../lib/network/connections.ts';
import type { PlannedObject } from '../lib/output/index.ts';
import type { SourcePart } from '../lib/river/pod/index.ts';
import { AlloyAgent } from './alloy-agent.ts';
import { AlloyGateway } from './alloy-gateway.ts';
import { Grafana } from './grafana.ts';
import { KubeStateMetrics } from './kube-state-metrics.ts';
import { Loki } from './loki.ts';
import { MinioExternal } from './minio-external.ts';
import { Prometheus } from './prometheus.ts';
import { Tempo } from './tempo.ts';

export interface StackProps {
  readonly renders: RenderSource;
  /** Reads a file of river/. */
  readonly riverFile: (name: string) => string;
}

/** Everything of one cluster: a chart a namespace, each given the endpoints that it talks to. */
export class Stack implements StackContext {
  readonly app = new App();
  readonly connections = new Connections();
  readonly secrets = new SecretContract();
  readonly riverSources = new Map<string, readonly SourcePart[]>();
  readonly cluster: Cluster;
  readonly renders: RenderSource;
  readonly riverFile: (name: string) => string;
  /** In the order of the data: what is observed, where it is kept and shown, who collects it. */
  readonly charts: readonly NamespaceChart[];
  private made: readonly PlannedObject[] | undefined;

  constructor(cluster: Cluster, { renders, riverFile }: StackProps) {
    this.cluster = cluster;
    this.renders = renders;
    this.riverFile = riverFile;

    const kubeStateMetrics = new KubeStateMetrics(this);
    const minio = new MinioExternal(this);
    const prometheus = new Prometheus(this);
    const loki = new Loki(this, { objectStore: minio.s3 });
    const tempo = new Tempo(this, { objectStore: minio.s3 });
    const sinks = { metrics: prometheus.http, logs: loki.http };
    const grafana = new Grafana(this, { ...sinks, traces: tempo.http });
    const agent = new AlloyAgent(this, sinks);
    const gateway = new AlloyGateway(this, {
      ...sinks,
      traces: tempo.otlpGrpc,
      kubeStateMetrics: kubeStateMetrics.metrics,
      stores: [prometheus.http, loki.http, tempo.http, grafana.http],
    });

    this.charts = [kubeStateMetrics, minio, prometheus, loki, tempo, grafana, agent, gateway];
    // Every connection is known only now.
    for (const chart of this.charts) chart.addPolicies();
  }

  /** Every object of the cluster, with the construct that made it; what is added later is not among them. */
  get objects(): readonly PlannedObject[] {
    this.made ??= delivered(
      this.cluster,
      this.charts.flatMap((chart) => chart.objects),
      this.connections.all,
    );
    return this.made;
  }
}
