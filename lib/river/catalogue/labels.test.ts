import { expect, test } from '@jest/globals';
import { component } from './components.ts';
import { hasLabel, internalLabels, labellingComponents, labelsOf } from './labels.ts';
import { kubernetesRoles } from './structs/discovery.ts';
import { unknown, type Written } from './written.ts';

const written = (
  args: Record<string, string | boolean | typeof unknown>,
  blocks: Record<string, Written[]> = {},
): Written => ({
  argument: (name) => args[name],
  blocks: (name) => blocks[name] ?? [],
});
const has = (role: string, label: string, blocks = {}) =>
  hasLabel(labelsOf('discovery.kubernetes', written({ role }, blocks)) ?? [], label);

test.each(labellingComponents())('%s is a component', (name) => {
  expect(component(name)).toBeDefined();
});

test.each([
  ['pod', '__meta_kubernetes_pod_container_port_name', true],
  ['pod', '__meta_kubernetes_pod_label_app_kubernetes_io_name', true],
  ['pod', '__meta_kubernetes_pod_annotation_k8s_grafana_com_metrics_portName', true],
  ['pod', '__meta_kubernetes_namespace', true],
  ['pod', '__meta_kubernetes_pod_container_id', true],
  ['pod', '__meta_kubernetes_service_name', false],
  ['pod', '__meta_kubernetes_pod_nodename', false],
  ['node', '__meta_kubernetes_node_name', true],
  ['node', '__meta_kubernetes_node_address_InternalIP', true],
  ['node', '__meta_kubernetes_namespace', false],
  ['service', '__meta_kubernetes_service_port_number', true],
  ['service', '__meta_kubernetes_pod_name', false],
  ['endpoints', '__meta_kubernetes_endpoint_port_name', true],
  ['endpoints', '__meta_kubernetes_endpoints_name', true],
  ['endpoints', '__meta_kubernetes_endpointslice_port_name', false],
  ['endpointslice', '__meta_kubernetes_endpointslice_port_name', true],
  ['endpointslice', '__meta_kubernetes_service_label_app', true],
  ['endpointslice', '__meta_kubernetes_pod_container_id', false],
  ['ingress', '__meta_kubernetes_ingress_host', true],
  ['ingress', '__address__', true],
])('role %s: %s is there: %p', (role, label, expected) => {
  expect(has(role, label)).toBe(expected);
});

test('attached metadata brings the labels of nodes and namespaces', () => {
  const label = '__meta_kubernetes_namespace_label_team';
  expect(has('pod', label)).toBe(false);
  expect(has('pod', label, { attach_metadata: [written({ namespace: true })] })).toBe(true);
  expect(has('pod', '__meta_kubernetes_node_name', { attach_metadata: [written({ node: true })] })).toBe(
    true,
  );
  expect(has('pod', '__meta_kubernetes_node_name', { attach_metadata: [written({ node: unknown })] })).toBe(
    true,
  );
});

test('an unknown role, or one that is computed, says nothing', () => {
  expect(labelsOf('discovery.kubernetes')).toBeUndefined();
  expect(labelsOf('discovery.kubernetes', written({ role: 'pods' }))).toBeUndefined();
  expect(labelsOf('discovery.kubernetes', written({ role: unknown }))).toBeUndefined();
  for (const role of kubernetesRoles)
    expect(labelsOf('discovery.kubernetes', written({ role }))).toBeDefined();
});

test('others', () => {
  expect(hasLabel(labelsOf('loki.source.journal') ?? [], '__journal__systemd_unit')).toBe(true);
  expect(hasLabel(labelsOf('prometheus.exporter.unix') ?? [], 'instance')).toBe(true);
  expect(hasLabel(internalLabels, '__param_module')).toBe(true);
  expect(hasLabel(internalLabels, '__meta_kubernetes_pod_name')).toBe(false);
  expect(labelsOf('discovery.http')).toBeUndefined();
  expect(labelsOf('constructor')).toBeUndefined();
});

test.each([
  ...[
    'pod_phase',
    'pod_ready',
    'pod_container_init',
    'pod_container_name',
    'pod_container_image',
    'pod_ip',
    'pod_uid',
  ],
  ...['pod_host_ip', 'pod_node_name', 'pod_name', 'pod_controller_kind', 'pod_controller_name'],
  ...[
    'pod_container_port_number',
    'pod_container_port_protocol',
    'pod_annotationpresent_x',
    'pod_labelpresent_x',
  ],
])('pods have __meta_kubernetes_%s, kubelet pods too', (name) => {
  expect(has('pod', `__meta_kubernetes_${name}`)).toBe(true);
  expect(hasLabel(labelsOf('discovery.kubelet') ?? [], `__meta_kubernetes_${name}`)).toBe(true);
});
