import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import { httpTarget, type Target } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { prometheusConfig } from './configuration/prometheus.ts';
import { yamlText } from './configuration/text.ts';
import { hardened, reloaderResources, resourcesOf, runtimeDefault } from './pods.ts';

/** Metrics. One Prometheus that is written to by Alloy and scrapes nothing itself. */
export class Prometheus extends NamespaceChart {
  readonly write: Target;
  readonly query: Target;
  readonly scraped: readonly Endpoint[];

  constructor(stack: StackContext) {
    super(stack, 'prometheus', { podSecurity: 'restricted' });
    const { metrics, storageClass, routes } = this.cluster;

    const release = this.release('prometheus', {
      chart: 'prometheus',
      values: {
        alertmanager: { enabled: false },
        'kube-state-metrics': { enabled: false },
        'prometheus-node-exporter': { enabled: false },
        'prometheus-pushgateway': { enabled: false },
        // It discovers nothing, so it has no business with the API server.
        rbac: { create: false },
        server: {
          // The chart mounts <release>-<this>: the ConfigMap below.
          configMapOverrideName: 'server',
          automountServiceAccountToken: false,
          extraFlags: ['web.enable-lifecycle', 'web.enable-remote-write-receiver'],
          extraArgs: { 'enable-feature': 'exemplar-storage' },
          // In the configuration below, where a change rolls nothing.
          retention: null,
          persistentVolume: { enabled: true, size: metrics.volume, storageClass },
          resources: resourcesOf(metrics.resources),
          securityContext: { ...runtimeDefault },
          containerSecurityContext: hardened,
        },
        configmapReload: {
          prometheus: {
            containerSecurityContext: hardened,
            resources: reloaderResources,
            // Nobody connects to it; being alive is all that is asked of it.
            readinessProbe: null,
          },
        },
        scrapeConfigs: null,
      },
    });

    release.config('prometheus-server', {
      'prometheus.yml': yamlText(prometheusConfig(this.cluster)),
      'recording_rules.yml': '{}\n',
      'alerting_rules.yml': '{}\n',
    });
    release.workload('Deployment', 'prometheus-server');
    const http = release.endpoint('prometheus-server', 'http');
    this.write = httpTarget(http, '/api/v1/write');
    this.query = httpTarget(http);
    this.scraped = [http];
    if (routes.prometheus) {
      ingressRoute(this, {
        name: 'prometheus',
        to: http,
        route: routes.prometheus,
        reason: 'queries from outside',
      });
    }
  }
}
