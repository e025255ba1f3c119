import type { Cluster } from '../../lib/cluster/cluster.ts';
import type { Target } from '../../lib/namespace/target.ts';
import { withAccess } from './data-source-access.ts';

/** Names by which data sources refer to each other, and dashboards to them. */
export const dataSources = { metrics: 'prometheus', logs: 'loki', traces: 'tempo' } as const;

/** Where the chart mounts Grafana's volumes. */
const paths = {
  data: '/var/lib/grafana',
  logs: '/var/log/grafana',
  plugins: '/var/lib/grafana/plugins',
  provisioning: '/etc/grafana/provisioning',
  search: '/var/lib/grafana-search/bleve',
  dashboards: '/tmp/dashboards',
} as const;

/** Sections of grafana.ini. */
export function grafanaIni({ routes }: Cluster) {
  return {
    analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
    log: { mode: 'console' },
    paths: { data: paths.data, logs: paths.logs, plugins: paths.plugins, provisioning: paths.provisioning },
    security: { cookie_secure: true, cookie_samesite: 'lax', disable_gravatar: true },
    ...(routes.grafana && { server: { root_url: `https://${routes.grafana.host}` } }),
    unified_storage: { index_path: paths.search },
    users: { allow_sign_up: false },
  };
}

/** Dashboards that the sidecar has collected, in folders as their annotations say. */
export function dashboardProviders() {
  return {
    apiVersion: 1,
    providers: [
      {
        name: 'sidecarProvider',
        orgId: 1,
        type: 'file',
        disableDeletion: false,
        allowUiUpdates: false,
        updateIntervalSeconds: 30,
        options: { foldersFromFilesStructure: true, path: paths.dashboards },
      },
    ],
  };
}

/** What each data source queries. */
export interface Queried {
  readonly metrics: Target;
  readonly logs: Target;
  readonly traces: Target;
}

/** Data sources, each leading to the others: a metric's exemplar to its trace, a log line to its trace, a span to its logs and metrics. */
export function grafanaDataSources(
  { scrapeInterval, metrics: { profile } }: Cluster,
  { metrics, logs, traces }: Queried,
) {
  // Grafana expands $NAME in provisioned files; $$ is a $.
  const traceId = '$${__value.raw}';
  return {
    apiVersion: 1,
    prune: true,
    datasources: [
      withAccess('metrics', metrics, {
        name: 'Prometheus',
        uid: dataSources.metrics,
        type: 'prometheus',
        access: 'proxy',
        url: metrics.address,
        isDefault: true,
        jsonData: {
          httpMethod: 'POST',
          timeInterval: scrapeInterval,
          ...(profile === 'mimir' && { prometheusType: 'Mimir' }),
          exemplarTraceIdDestinations: [{ name: 'trace_id', datasourceUid: dataSources.traces }],
        },
      }),
      withAccess('logs', logs, {
        name: 'Loki',
        uid: dataSources.logs,
        type: 'loki',
        access: 'proxy',
        url: logs.address,
        jsonData: {
          derivedFields: [
            {
              name: 'trace_id',
              // Structured metadata counts as labels here.
              matcherType: 'label',
              matcherRegex: 'trace_id',
              datasourceUid: dataSources.traces,
              url: traceId,
            },
          ],
        },
      }),
      withAccess('traces', traces, {
        name: 'Tempo',
        uid: dataSources.traces,
        type: 'tempo',
        access: 'proxy',
        url: traces.address,
        jsonData: {
          tracesToLogsV2: {
            datasourceUid: dataSources.logs,
            spanStartTimeShift: '-5m',
            spanEndTimeShift: '5m',
            customQuery: true,
            // Loki gives every stream a service name, whichever way it came.
            query: '{service_name=~".+"} | trace_id="$${__trace.traceId}"',
          },
          tracesToMetrics: {
            datasourceUid: dataSources.metrics,
            spanStartTimeShift: '-5m',
            spanEndTimeShift: '5m',
            tags: [{ key: 'service.name', value: 'service_name' }],
            queries: [
              {
                name: 'Request rate',
                query: 'sum without (collector) (rate(traces_spanmetrics_calls_total{$$__tags}[5m]))',
              },
              {
                name: 'Error rate',
                query:
                  'sum without (collector) (rate(traces_spanmetrics_calls_total{$$__tags,status_code="STATUS_CODE_ERROR"}[5m]))',
              },
            ],
          },
          serviceMap: { datasourceUid: dataSources.metrics },
          nodeGraph: { enabled: true },
          search: { hide: false },
        },
      }),
    ],
  };
}
