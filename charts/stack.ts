import { App } from 'cdk8s';
import type { Cluster } from '../lib/cluster/cluster.ts';
import { type Delivered, deliver, gitopsSecrets } from '../lib/gitops/index.ts';
import type { RenderSource } from '../lib/helm/render-source.ts';
import type { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import type { OperatedObject } from '../lib/namespace/operated.ts';
import { Connections } from '../lib/network/connections.ts';
import type { PlannedObject } from '../lib/output/index.ts';
import type { SourcePart } from '../lib/river/pod/index.ts';
import { SecretContract } from '../lib/secrets/contract.ts';
import type { SecretFile } from '../lib/secrets/files.ts';
import { AlloyAgent } from './alloy-agent.ts';
import { AlloyGateway } from './alloy-gateway.ts';
import { Grafana } from './grafana.ts';
import { K8sMonitoring } from './k8s-monitoring.ts';
import { KubeStateMetrics } from './kube-state-metrics.ts';
import { MinioExternal } from './minio-external.ts';
import { chartsOf, logsStore, metricsStore, tracesStore } from './stores.ts';

export interface StackProps {
  readonly renders: RenderSource;
  /** Reads a file of river/. */
  readonly riverFile: (name: string) => string;
  /** The user's encrypted Secrets. @default none */
  readonly secretFiles?: readonly SecretFile[];
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
  private readonly secretFiles: readonly SecretFile[];
  private delivered: Delivered | undefined;

  constructor(cluster: Cluster, { renders, riverFile, secretFiles = [] }: StackProps) {
    this.cluster = cluster;
    this.renders = renders;
    this.riverFile = riverFile;
    this.secretFiles = secretFiles;

    const kubeStateMetrics = new KubeStateMetrics(this);
    const minio = new MinioExternal(this);
    const metrics = metricsStore(this, minio.s3);
    const logs = logsStore(this, minio.s3);
    const traces = tracesStore(this, minio.s3);
    const stores = [metrics, logs, traces];
    const grafana = new Grafana(this, { metrics, logs, traces });
    const collected = {
      metrics,
      logs,
      traces,
      kubeStateMetrics: kubeStateMetrics.metrics,
      scraped: [...stores.flatMap((store) => store.scraped), grafana.http],
    };
    const collectors =
      cluster.collection === 'alloy'
        ? [new AlloyAgent(this, { metrics, logs }), new AlloyGateway(this, collected)]
        : [new K8sMonitoring(this, collected)];

    this.charts = [kubeStateMetrics, minio, ...chartsOf(stores), grafana, ...collectors];
    // Every connection is known only now.
    for (const chart of this.charts) chart.addPolicies();
    for (const secret of gitopsSecrets(cluster)) this.secrets.expect(secret);
  }

  /** What operators in the cluster make of these objects: policies and checks hold for it too. */
  get operated(): readonly OperatedObject[] {
    return this.charts.flatMap((chart) => chart.operated);
  }

  /** Every object of the cluster, with the construct that made it; what is added later is not among them. */
  get objects(): readonly PlannedObject[] {
    return this.all.objects;
  }

  /** The user's encrypted Secrets, which go into dist/ as they are. */
  get carried(): Delivered['carried'] {
    return this.all.carried;
  }

  private get all(): Delivered {
    this.delivered ??= deliver({
      cluster: this.cluster,
      objects: this.charts.flatMap((chart) => chart.objects),
      connections: this.connections.all,
      expected: this.secrets.all,
      secretFiles: this.secretFiles,
    });
    return this.delivered;
  }
}
