import { type KubernetesRole, kubernetesRoles } from './structs/discovery.ts';
import { flag, nothingWritten, type Written } from './written.ts';

/**
 * The labels that a component's targets or log lines begin with. A name that ends with `*` stands for all that begin
 * so: the rest comes from a label, annotation or field, in which every character outside `[a-zA-Z0-9_]` became `_`.
 */
export type LabelNames = readonly string[];

/** Labels that Prometheus' scraping reads, takes away or keeps for itself; any rule may set them. */
export const internalLabels: LabelNames = [
  '__address__',
  '__metrics_path__',
  '__scheme__',
  '__scrape_interval__',
  '__scrape_timeout__',
  '__param_*',
  '__tmp_*',
  '__name__',
];

/** Labels that file sources read. */
export const fileLabels: LabelNames = ['__path__', '__path_exclude__'];

/**
 * The labels that a component gives to what it finds, or undefined where the catalogue does not know them: a check can
 * say nothing then. Sources: Prometheus 0.312, `discovery/`; Alloy 1.18.1, the components named here.
 */
export function labelsOf(component: string, body: Written = nothingWritten): LabelNames | undefined {
  if (component.startsWith('prometheus.exporter.')) return exporterTargets;
  return Object.hasOwn(byComponent, component) ? byComponent[component]?.(body) : undefined;
}

/** The components whose labels are known, but for `prometheus.exporter.*`. */
export const labellingComponents = (): string[] => Object.keys(byComponent);

/** Whether a label is one of some names. */
export function hasLabel(names: LabelNames, label: string): boolean {
  return names.some((name) => (name.endsWith('*') ? label.startsWith(name.slice(0, -1)) : name === label));
}

const exporterTargets: LabelNames = [
  ...['__address__', '__scheme__', '__metrics_path__', 'instance', 'job'],
  ...['__meta_component_name', '__meta_component_id', '__param_*'],
];

const kubernetes = (...names: readonly string[]) => names.map((name) => `__meta_kubernetes_${name}`);

/** What every Kubernetes object brings. */
const object = (kind: string) =>
  kubernetes(
    ...[`${kind}_name`, `${kind}_label_*`, `${kind}_labelpresent_*`],
    ...[`${kind}_annotation_*`, `${kind}_annotationpresent_*`],
  );

const podLabels = (): LabelNames => [
  ...object('pod'),
  ...kubernetes('pod_ip', 'pod_ready', 'pod_phase', 'pod_node_name', 'pod_host_ip', 'pod_uid'),
  ...kubernetes('pod_controller_kind', 'pod_controller_name', 'pod_container_name', 'pod_container_image'),
  ...kubernetes('pod_container_port_name', 'pod_container_port_number', 'pod_container_port_protocol'),
  ...kubernetes('pod_container_init'),
];

const roleLabels = (): Readonly<Record<KubernetesRole, LabelNames>> => ({
  pod: [...podLabels(), ...kubernetes('pod_container_id')],
  node: [
    ...object('node'),
    ...kubernetes('node_provider_id', 'node_address_*', 'node_condition_*'),
    'instance',
  ],
  service: [
    ...object('service'),
    ...kubernetes('service_port_name', 'service_port_number', 'service_port_protocol', 'service_type'),
    ...kubernetes('service_cluster_ip', 'service_external_name', 'service_loadbalancer_ip'),
  ],
  endpoints: [
    ...object('endpoints'),
    ...object('service'),
    ...podLabels(),
    ...kubernetes('endpoint_hostname', 'endpoint_node_name', 'endpoint_ready', 'endpoint_port_name'),
    ...kubernetes('endpoint_port_protocol', 'endpoint_address_target_kind', 'endpoint_address_target_name'),
  ],
  endpointslice: [
    ...object('endpointslice'),
    ...object('service'),
    ...podLabels(),
    ...kubernetes('endpointslice_address_type', 'endpointslice_port', 'endpointslice_port_name'),
    ...kubernetes('endpointslice_port_protocol', 'endpointslice_port_app_protocol'),
    ...kubernetes('endpointslice_address_target_kind', 'endpointslice_address_target_name'),
    ...kubernetes('endpointslice_endpoint_conditions_ready', 'endpointslice_endpoint_conditions_serving'),
    ...kubernetes('endpointslice_endpoint_conditions_terminating', 'endpointslice_endpoint_hostname'),
    ...kubernetes('endpointslice_endpoint_node_name', 'endpointslice_endpoint_zone'),
    ...kubernetes('endpointslice_endpoint_topology_*'),
  ],
  ingress: [
    ...object('ingress'),
    ...kubernetes('ingress_class_name', 'ingress_scheme', 'ingress_host', 'ingress_path'),
  ],
});

function discoveryKubernetes(body: Written): LabelNames | undefined {
  const role = kubernetesRoles.find((name) => name === body.argument('role'));
  if (role === undefined) return undefined;
  const [attached = nothingWritten] = body.blocks('attach_metadata');
  const namespace = object('namespace').filter((name) => !name.endsWith('_name'));
  return [
    '__address__',
    ...roleLabels()[role],
    ...(role === 'node' ? [] : kubernetes('namespace')),
    ...(flag(attached, 'node', false) === false ? [] : object('node')),
    ...(flag(attached, 'namespace', false) === false ? [] : namespace),
  ];
}

const byComponent: Readonly<Record<string, (body: Written) => LabelNames | undefined>> = {
  'discovery.docker': () => [
    '__address__',
    ...['id', 'name', 'network_mode', 'label_*'].map((name) => `__meta_docker_container_${name}`),
    ...['id', 'name', 'ingress', 'internal', 'scope', 'ip', 'label_*'].map(
      (name) => `__meta_docker_network_${name}`,
    ),
    ...['private', 'public', 'public_ip'].map((name) => `__meta_docker_port_${name}`),
  ],
  'discovery.kubelet': () => ['__address__', ...podLabels(), ...kubernetes('namespace', 'pod_container_id')],
  'discovery.kubernetes': discoveryKubernetes,
  // Every field of the entry, its name in lower case: `_SYSTEMD_UNIT` becomes `__journal__systemd_unit`.
  'loki.source.journal': () => ['__journal_*', '__journal_priority_keyword'],
  'loki.source.podlogs': () => [
    ...podLabels().filter((name) => !name.includes('container_port')),
    ...object('podlogs'),
    ...object('namespace').filter((name) => !name.endsWith('_name')),
    ...kubernetes('namespace', 'podlogs_namespace'),
  ],
  'loki.source.syslog': () => [
    ...['hostname', 'ip_address'].map((name) => `__syslog_connection_${name}`),
    ...[
      'app_name',
      'facility',
      'hostname',
      'msg_counter',
      'msg_id',
      'proc_id',
      'sd_*',
      'sequence',
      'severity',
    ].map((name) => `__syslog_message_${name}`),
  ],
  'loki.source.gelf': () => ['facility', 'host', 'level', 'version'].map((name) => `__gelf_message_${name}`),
};
