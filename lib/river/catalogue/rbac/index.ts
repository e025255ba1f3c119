import { unknown, type Written } from '../written.ts';
import { discoveryKubernetes } from './discovery.ts';
import { k8sAttributes, resourceDetection } from './k8sattributes.ts';
import {
  hasOwnClient,
  onlyWhen,
  ownNamespace,
  type RbacRule,
  read,
  type Scope,
  scopeOf,
  watched,
} from './rule.ts';

export { ownNamespace, type RbacRule, type Scope } from './rule.ts';

/**
 * What a component needs of the Kubernetes API with the ServiceAccount of its pod, given what is written in it. Nothing
 * when it talks to another cluster or with other credentials. Sources: Alloy 1.18.1, which client calls the components
 * make; those of the functions named here.
 */
export function rbacOf(component: string, body: Written): readonly RbacRule[] {
  const rules = Object.hasOwn(byComponent, component) ? byComponent[component] : undefined;
  return rules === undefined || hasOwnClient(body) ? [] : rules(body);
}

/** The components that may need permissions. */
export const rbacComponents = (): string[] => Object.keys(byComponent);

/**
 * What reading a kubelet's HTTP API with a ServiceAccount token needs, by path. Kubernetes 1.33 and later ask for these
 * finer resources; `/pods` needed `nodes/proxy` before. Source: Kubernetes' kubelet authorization.
 */
export function kubeletRules(path: string): RbacRule[] {
  const resource = kubeletResources.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1];
  return read('cluster', `nodes/${resource ?? 'proxy'}`);
}

const kubeletResources = [
  ['/metrics', 'metrics'],
  ['/stats', 'stats'],
  ['/logs', 'log'],
  ['/pods', 'pods'],
  ['/healthz', 'healthz'],
  ['/configz', 'configz'],
] as const;

const serviceAccountToken = '/var/run/secrets/kubernetes.io/serviceaccount/token';

const byComponent: Readonly<Record<string, (body: Written) => RbacRule[]>> = {
  'discovery.kubelet': () => kubeletRules('/pods'),
  'discovery.kubernetes': discoveryKubernetes,
  // The targets' namespaces come from discovery, which this component does not know.
  'loki.source.kubernetes': () => read('cluster', 'pods', 'pods/log'),
  'loki.source.kubernetes_events': (body) => watched(scopeOf(body, 'namespaces'), 'events'),
  'loki.source.podlogs': () => [
    ...watched('cluster', 'pods', 'namespaces', 'monitoring.grafana.com/podlogs'),
    ...read('cluster', 'pods', 'pods/log'),
  ],
  'loki.rules.kubernetes': () => watched('cluster', 'namespaces', 'monitoring.coreos.com/prometheusrules'),
  'mimir.rules.kubernetes': () => watched('cluster', 'namespaces', 'monitoring.coreos.com/prometheusrules'),
  'mimir.alerts.kubernetes': () => [
    ...watched('cluster', 'namespaces', 'monitoring.coreos.com/alertmanagerconfigs'),
    ...onlyWhen('an AlertmanagerConfig refers to it', read('cluster', 'secrets', 'configmaps')),
  ],
  'otelcol.exporter.loadbalancing': loadBalancing,
  'otelcol.processor.k8sattributes': k8sAttributes,
  'otelcol.processor.resourcedetection': resourceDetection,
  'prometheus.operator.podmonitors': (body) => monitors(body, 'podmonitors', ['pods']),
  'prometheus.operator.probes': (body) => monitors(body, 'probes', ['networking.k8s.io/ingresses']),
  'prometheus.operator.scrapeconfigs': (body) => monitors(body, 'scrapeconfigs', []),
  'prometheus.operator.servicemonitors': (body) =>
    monitors(body, 'servicemonitors', [
      body.argument('kubernetes_role') === 'endpointslice' ? 'discovery.k8s.io/endpointslices' : 'endpoints',
      'services',
      'pods',
    ]),
  'prometheus.scrape': (body) =>
    body.argument('bearer_token_file') === serviceAccountToken && body.argument('scheme') === 'https'
      ? onlyWhen('its targets are kubelets', kubeletRules(metricsPath(body)))
      : [],
  'remote.kubernetes.configmap': (body) => read(namespaceOf(body), 'configmaps'),
  'remote.kubernetes.secret': (body) => read(namespaceOf(body), 'secrets'),
};

/**
 * Monitors are read from `namespaces`, but what they select may lie anywhere. Source: `prometheus/operator/common` and
 * `…/configgen` (secrets.go).
 */
function monitors(body: Written, kind: string, selected: readonly string[]): RbacRule[] {
  const where = scopeOf(body, 'namespaces');
  return [
    ...watched(where, `monitoring.coreos.com/${kind}`),
    ...watched('cluster', ...selected),
    ...onlyWhen('a monitor attaches metadata of its node', watched('cluster', 'nodes')),
    ...onlyWhen('a monitor refers to it', read(where, 'secrets', 'configmaps')),
  ];
}

/**
 * The Kubernetes resolver watches the EndpointSlices of one Service, `name` or `name.namespace`. Its documentation
 * still says Endpoints: that was so before contrib 0.140.
 */
function loadBalancing(body: Written): RbacRule[] {
  return body.blocks('resolver').flatMap((resolver) =>
    resolver.blocks('kubernetes').flatMap((kubernetes) => {
      const service = kubernetes.argument('service');
      const namespace = typeof service === 'string' ? (service.split('.')[1] ?? ownNamespace) : undefined;
      const scope: Scope = namespace === undefined ? 'unknown' : [namespace];
      return watched(scope, 'discovery.k8s.io/endpointslices');
    }),
  );
}

function namespaceOf(body: Written): Scope {
  const namespace = body.argument('namespace');
  return typeof namespace === 'string' ? [namespace] : 'unknown';
}

function metricsPath(body: Written): string {
  const path = body.argument('metrics_path') ?? '/metrics';
  return path === unknown ? '/metrics' : String(path);
}
