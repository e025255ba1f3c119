import type { StructTable } from '../types.ts';
import { oneOf, oneOfAnyCase, port, positiveDuration, text } from '../value-types.ts';

/** What `discovery.kubernetes` can look for. Source: Prometheus 0.312, `discovery/kubernetes/kubernetes.go`. */
export const kubernetesRoles = ['pod', 'node', 'service', 'endpoints', 'endpointslice', 'ingress'] as const;

export type KubernetesRole = (typeof kubernetesRoles)[number];

/**
 * The roles that a `selectors` block may have, by the role of its `discovery.kubernetes`. Alloy does not check it:
 * a selector of another role is silently without effect. Source as above (`SDConfig.UnmarshalYAML`).
 */
export const selectorRoles: Readonly<Record<KubernetesRole, readonly KubernetesRole[]>> = {
  pod: ['pod', 'node'],
  node: ['node'],
  service: ['service'],
  endpoints: ['pod', 'service', 'endpoints'],
  endpointslice: ['pod', 'service', 'endpointslice'],
  ingress: ['ingress'],
};

/**
 * `discovery.*`. Sources: Alloy 1.18.1, `internal/component/discovery/`; Prometheus 0.312, `discovery/`. An unknown
 * role of `discovery.kubernetes` is no error for Alloy: it logs one line and finds nothing.
 */
export function discoveryStructs(): StructTable {
  const role = { type: oneOf(...kubernetesRoles) };
  return {
    'discovery/kubernetes.Arguments': {
      arguments: { role },
      rules: [
        { kind: 'at-most-one', of: ['api_server', 'kubeconfig_file'] },
        { kind: 'distinct', block: 'selectors', argument: 'role' },
      ],
    },
    'discovery/kubernetes.SelectorConfig': { arguments: { role } },
    'discovery/kubernetes.NamespaceDiscovery': { arguments: { own_namespace: { default: false } } },
    'discovery/kubernetes.AttachMetadataConfig': {
      arguments: { node: { default: false }, namespace: { default: false } },
    },
    'discovery/kubelet.Arguments': {
      arguments: { url: { default: 'https://localhost:10250' }, refresh_interval: { default: '5s' } },
    },
    'discovery/docker.Arguments': {
      arguments: {
        port: { type: port, default: 80 },
        host_networking_host: { default: 'localhost' },
        refresh_interval: { type: positiveDuration, default: '1m' },
        match_first_network: { default: true },
      },
    },
    'discovery/dns.Arguments': {
      arguments: {
        type: { type: oneOfAnyCase('A', 'AAAA', 'SRV', 'MX', 'NS'), default: 'SRV' },
        port: { type: port, default: 0 },
        refresh_interval: { default: '30s' },
      },
      rules: [
        {
          kind: 'when',
          given: { name: 'type', is: ['A', 'AAAA', 'MX', 'NS'] },
          needs: [{ name: 'port', isNot: [0] }],
        },
      ],
    },
    'discovery/hetzner.Arguments': { arguments: { role: { type: oneOf('robot', 'hcloud') } } },
    'discovery/http.Arguments': {
      arguments: { url: { type: text('url') }, refresh_interval: { default: '1m' } },
    },
    'discovery/file.Arguments': { arguments: { refresh_interval: { default: '5m' } } },
  };
}
