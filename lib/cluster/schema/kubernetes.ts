import * as z from 'zod';
import { absolutePath, bytes, cidr, cpu, dnsLabel, hostName, ipAddress, port } from './values.ts';

/** Versions that the stored schemas and the renders of the charts know. */
export const kubernetesVersions = ['1.33', '1.34', '1.35', '1.36'] as const;
export type KubernetesVersion = (typeof kubernetesVersions)[number];

export const distributions = ['k3s', 'kubeadm', 'other'] as const;

/** What the cluster is, as far as it stands before this stack is applied to it. */
export const kubernetesFields = {
  distribution: z
    .enum(distributions)
    .default('k3s')
    .describe('What runs Kubernetes; decides defaults below.'),
  dataDir: absolutePath.optional().describe('--data-dir of k3s. Default: /var/lib/rancher/k3s.'),
  kubernetes: z.enum(kubernetesVersions).default('1.35').describe('Minor version of Kubernetes.'),
  dnsDomain: hostName
    .or(dnsLabel)
    .default('cluster.local')
    .describe('DNS domain of Services: <service>.<namespace>.svc.<domain>.'),
  apiServer: z
    .strictObject({
      addresses: z.array(ipAddress).min(1).describe('Addresses of the nodes that run the API server.'),
      port: port.default(6443),
    })
    .describe(
      'Where pods reach the API server once its Service address is resolved; network policies name it.',
    ),
  nodes: z
    .strictObject({
      count: z.number().int().min(1).describe('How many nodes take ordinary pods.'),
      cpu: cpu.describe('CPU of the smallest node.'),
      memory: bytes.describe('Memory of the smallest node.'),
      hostAddresses: z
        .array(cidr)
        .min(1)
        .describe(
          'Address blocks that connections from a node itself come from: the nodes’ addresses and, with flannel (k3s), the first address of each node’s pod network. The agent shares the network of its node, so the stores let these in.',
        ),
    })
    .describe('What there is to run on: replicas, spreading and memory limits are checked against it.'),
  storageClass: dnsLabel.optional().describe('StorageClass of every volume. Default on k3s: local-path.'),
  kubelet: z
    .strictObject({
      ca: z
        .enum(['k3s-server-ca', 'service-account'])
        .optional()
        .describe(
          'What signed the kubelets’ certificates: the CA file of k3s on each node, or the CA that every pod is given. Default: k3s-server-ca on k3s, else service-account.',
        ),
      serverName: z
        .enum(['node-name', 'omit'])
        .optional()
        .describe(
          'Name that a kubelet’s certificate is verified against: the node’s, or the address that is scraped. Default: node-name on k3s, else omit.',
        ),
    })
    .prefault({})
    .describe('How the agent verifies the kubelet it scrapes.'),
  tenants: z
    .strictObject({
      namespaceLabels: z
        .record(z.string(), z.string())
        .refine(
          (labels) => Object.keys(labels).length > 0,
          'at least one label: without one every namespace would be a tenant’s',
        )
        .default({ 'managed-by': 'poddle' })
        .describe('Labels that mark a namespace as a tenant’s: its pods may send OTLP and may be scraped.'),
      shared: dnsLabel
        .default('poddle')
        .describe('Tenant of Loki and Tempo for what belongs to none of the projects below.'),
      projects: z
        .array(dnsLabel)
        .max(50)
        .refine((ids) => new Set(ids).size === ids.length, 'each project once')
        .default([])
        .describe(
          'Ids of projects whose logs and traces have tenants of their own in Loki and Tempo. Default: none, and no tenants.',
        ),
    })
    .prefault({})
    .describe('The namespaces that Poddle gives to its users.'),
};
