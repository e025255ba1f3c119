import { byteCount } from '../lib/cluster/schema/values.ts';
import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import { connect } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { apiServer } from '../lib/network/outsiders.ts';
import { dashboardProviders, grafanaDataSources, grafanaIni } from './configuration/grafana.ts';
import { withTenants } from './configuration/tenant-data-sources.ts';
import { iniText, yamlText } from './configuration/text.ts';
import { resourcesOf, sidecarResources, volumeSizes } from './pods.ts';
import { accessVariables, signals } from './sinks.ts';
import type { Stores } from './stores.ts';

/** No file of the image belongs to this user, and none needs to: only the volumes are written to. */
const user = 10_472;

/** Dashboards. One Grafana whose data sources and dashboards are ConfigMaps that its sidecars collect. */
export class Grafana extends NamespaceChart {
  readonly http: Endpoint;

  constructor(stack: StackContext, stores: Stores) {
    super(stack, 'grafana', { podSecurity: 'restricted' });
    const { grafana, storageClass, routes } = this.cluster;
    const credentials = this.secret(
      grafana.secretName,
      ['admin-user', 'admin-password'],
      'Grafana’s first administrator',
    );

    const release = this.release('grafana', {
      chart: 'grafana',
      values: {
        admin: { existingSecret: credentials, userKey: 'admin-user', passwordKey: 'admin-password' },
        // The ConfigMap "grafana" below is mounted all the same.
        createConfigmap: false,
        // Two pods cannot share the volume, so the old one goes before the new one comes.
        deploymentStrategy: { type: 'Recreate' },
        persistence: {
          enabled: true,
          type: 'pvc',
          size: grafana.volume,
          storageClassName: storageClass,
          accessModes: ['ReadWriteOnce'],
        },
        initChownData: { enabled: false },
        testFramework: { enabled: false },
        // The sidecars read ConfigMaps of this namespace, not of the cluster.
        rbac: { namespaced: true },
        resources: resourcesOf(grafana.resources),
        securityContext: { runAsNonRoot: true, runAsUser: user, runAsGroup: user, fsGroup: user },
        containerSecurityContext: { readOnlyRootFilesystem: true },
        // Not the path of the readiness probe: with its database away Grafana is unready, but alive.
        livenessProbe: { httpGet: { path: '/healthz' } },
        extraVolumes: [{ name: 'tmp', emptyDir: { sizeLimit: '256Mi' } }],
        // Sockets of plugins, uploads.
        extraVolumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        extraContainerVolumes: [
          { name: 'tmp-sc-dashboard', emptyDir: { sizeLimit: '64Mi' } },
          { name: 'tmp-sc-datasources', emptyDir: { sizeLimit: '64Mi' } },
        ],
        sidecar: {
          resources: sidecarResources,
          securityContext: { readOnlyRootFilesystem: true },
          datasources: {
            enabled: true,
            label: 'grafana_datasource',
            labelValue: '1',
            resource: 'configmap',
            sizeLimit: '16Mi',
            extraMounts: [{ name: 'tmp-sc-datasources', mountPath: '/tmp' }],
            // Both sidecars answer health checks at 8080 unless told otherwise.
            env: { HEALTH_PORT: '8081' },
          },
          dashboards: {
            enabled: true,
            label: 'grafana_dashboard',
            labelValue: '1',
            resource: 'configmap',
            folderAnnotation: 'grafana_folder',
            provider: { foldersFromFilesStructure: true },
            sizeLimit: '64Mi',
            extraMounts: [{ name: 'tmp-sc-dashboard', mountPath: '/tmp' }],
          },
        },
      },
      patches: [
        // The index of its search: it is made again at each start.
        volumeSizes({ kind: 'Deployment', name: 'grafana' }, { search: '1Gi' }),
        {
          kind: 'Deployment',
          name: 'grafana',
          because:
            'the chart gives GOMEMLIMIT all of the memory: the pod is killed before it collects garbage',
          change: (deployment) => {
            const { template } = deployment.spec as PodTemplate;
            const container = template.spec.containers.find(({ name }) => name === 'grafana');
            const limit = container?.env.find(({ name }) => name === 'GOMEMLIMIT');
            if (limit) {
              delete limit.valueFrom;
              limit.value = nineTenths(grafana.resources.memoryLimit);
            }
          },
        },
        {
          kind: 'Role',
          name: 'grafana',
          because: 'the sidecars are told to read ConfigMaps, and the chart lets them read Secrets too',
          change: (role) => {
            role.rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }];
          },
        },
      ],
    });

    const queried = {
      metrics: stores.metrics.query,
      logs: stores.logs.query,
      traces: stores.traces.query,
    };
    const access = signals.flatMap((signal) => accessVariables(this, signal, queried[signal]));
    if (access.length > 0) {
      release.environment({ kind: 'Deployment', name: 'grafana', container: 'grafana' }, access);
    }
    const restarts = { kind: 'Deployment', name: 'grafana' } as const;
    release.config('grafana', { 'grafana.ini': iniText(grafanaIni(this.cluster)) }, { restarts });
    release.config(
      'grafana-config-dashboards',
      { 'provider.yaml': yamlText(dashboardProviders()) },
      { restarts, annotation: 'checksum/sc-dashboard-provider-config' },
    );
    const { datasources, ...provisioning } = grafanaDataSources(this.cluster, queried);
    const provisioned = { ...provisioning, datasources: withTenants(this.cluster, datasources) };
    this.configMap(
      'grafana-datasource',
      { 'datasource.yaml': yamlText(provisioned) },
      {
        grafana_datasource: '1',
      },
    );

    this.http = release.endpoint('grafana', 'service');
    const pods = release.workload('Deployment', 'grafana');
    connect(this.connections, pods, queried.metrics, 'metrics are queried');
    connect(this.connections, pods, queried.logs, 'logs are queried');
    connect(this.connections, pods, queried.traces, 'traces are queried');
    this.connections.reach(pods, ...apiServer(this.cluster), 'the sidecars watch ConfigMaps');
    if (routes.grafana) {
      ingressRoute(this, { name: 'grafana', to: this.http, route: routes.grafana, reason: 'users' });
    }
  }
}

interface PodTemplate {
  readonly template: {
    readonly spec: {
      readonly containers: readonly {
        readonly name: string;
        readonly env: { name: string; value?: string; valueFrom?: object }[];
      }[];
    };
  };
}

/** Of an amount of memory, as Go reads it. */
const nineTenths = (memory: string) => `${Math.floor((byteCount(memory) * 0.9) / 2 ** 20)}MiB`;
