import type { Outsider, PortUse } from './connections.ts';

/** What of a cluster decides who the outsiders are. */
export interface Surroundings {
  readonly apiServer: { readonly addresses: readonly string[]; readonly port: number };
  readonly nodes: { readonly hostAddresses: readonly string[] };
  readonly tenants: { readonly namespaceLabels: Readonly<Record<string, string>> };
  readonly traefik: { readonly namespace: string };
}

const block = (address: string) => ({
  block: address.includes('/') ? address : `${address}/${address.includes(':') ? 128 : 32}`,
});

/** The API server, at the addresses that its Service resolves to: policies are applied after that. */
export const apiServer = ({ apiServer }: Surroundings): readonly [Outsider, readonly PortUse[]] => [
  { name: 'API server', peers: apiServer.addresses.map(block) },
  [{ number: apiServer.port, protocol: 'TCP' }],
];

/** The nodes themselves: pods of the host network, such as the agent. */
export const nodes = ({ nodes }: Surroundings): Outsider => ({
  name: 'nodes',
  peers: nodes.hostAddresses.map(block),
});

/** Pods in the namespaces that Poddle gives to its users. */
export const tenants = ({ tenants }: Surroundings): Outsider => ({
  name: 'tenants',
  peers: [{ namespaces: tenants.namespaceLabels }],
});

/** The reverse proxy that serves the routes. */
export const traefik = ({ traefik }: Surroundings): Outsider => ({
  name: 'Traefik',
  peers: [{ namespace: traefik.namespace, pods: { 'app.kubernetes.io/name': 'traefik' } }],
});

/** The cluster's DNS: both CoreDNS of k3s and of kubeadm carry this label. */
export const dns: Outsider = {
  name: 'DNS',
  peers: [{ namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } }],
};

/** Addresses outside the cluster, from input. */
export const addresses = (name: string, list: readonly string[]): Outsider => ({
  name,
  peers: list.map(block),
});

/** The brokers of a Kafka outside the cluster, found by name. */
export const kafkaBrokers = ({
  address,
  addresses: list,
}: {
  readonly address: string;
  readonly addresses: readonly string[];
}): readonly [Outsider, readonly PortUse[]] => [
  { ...addresses('Kafka', list), named: true },
  [{ number: Number(address.split(':').at(-1)), protocol: 'TCP' }],
];
