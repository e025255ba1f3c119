import { isIPv6 } from 'node:net';
import type { Path } from '../../lib/support/yaml.ts';

/** Answers so far, by question. A list is one text, its entries separated by spaces or commas. */
export type Answers = Readonly<Partial<Record<string, string>>>;

export interface Question {
  /** Name of the option that answers it: `--name`. */
  readonly flag: string;
  readonly text: string;
  /** The place in a cluster file whose schema judges the answer. */
  readonly path: Path;
  /** Whether the answer is several entries. @default false */
  readonly list?: boolean;
  /** The answer of who just presses Enter; an empty one leaves the setting out. Undefined: there has to be an answer. */
  readonly initial?: (answers: Answers) => string;
  /** Whether it is asked at all. @default always */
  readonly when?: (answers: Answers) => boolean;
}

/** What a newcomer is asked, in this order: what no default can know, and what other settings follow from. */
export const questions: readonly Question[] = [
  { flag: 'name', text: 'Name of the cluster', path: ['name'] },
  {
    flag: 'distribution',
    text: 'What runs Kubernetes: k3s, kubeadm or other',
    path: ['distribution'],
    initial: () => 'k3s',
  },
  {
    flag: 'storage-class',
    text: 'StorageClass of the volumes (kubectl get storageclass)',
    path: ['storageClass'],
    when: ({ distribution = 'k3s' }) => distribution !== 'k3s',
  },
  {
    flag: 'kubernetes',
    text: 'Minor version of Kubernetes (kubectl version)',
    path: ['kubernetes'],
    initial: () => '1.35',
  },
  {
    flag: 'public-domain',
    text: 'Domain of the host names that are made, such as example.com',
    path: ['publicDomain'],
  },
  {
    flag: 'node-addresses',
    text: 'Addresses of the nodes (kubectl get nodes -o wide)',
    path: ['apiServer', 'addresses'],
    list: true,
  },
  { flag: 'node-cpu', text: 'CPUs of the smallest node', path: ['nodes', 'cpu'], initial: () => '4' },
  {
    flag: 'node-memory',
    text: 'Memory of the smallest node',
    path: ['nodes', 'memory'],
    initial: () => '8Gi',
  },
  {
    flag: 'host-addresses',
    text: 'Blocks that connections from nodes come from: the nodes and, with flannel, the first address of each pod network (kubectl get nodes -o jsonpath="{.items[*].spec.podCIDR}")',
    path: ['nodes', 'hostAddresses'],
    list: true,
    initial: hostAddresses,
  },
  {
    flag: 'api-server',
    text: 'Addresses of the nodes that run the API server',
    path: ['apiServer', 'addresses'],
    list: true,
    initial: (answers) => entries(answers['node-addresses'])[0] ?? '',
  },
  {
    flag: 'minio',
    text: 'Addresses of the MinIO servers, outside the cluster',
    path: ['minio', 'addresses'],
    list: true,
  },
  {
    flag: 'cert-resolver',
    text: 'Certificate resolver of Traefik for the route to Grafana (empty: no route)',
    path: ['routes', 'tls', 'certResolver'],
    initial: () => '',
  },
];

/** The entries of a list that is written as one text. */
export const entries = (text = ''): string[] => text.split(/[\s,]+/).filter((entry) => entry !== '');

/** The nodes' addresses; with k3s also the first addresses of the pod networks that its first nodes get. */
function hostAddresses(answers: Answers): string {
  const nodes = entries(answers['node-addresses']);
  const own = nodes.map((address) => `${address}/${isIPv6(address) ? 128 : 32}`);
  const pods = answers.distribution === 'k3s' ? nodes.map((_, index) => `10.42.${index}.0/32`) : [];
  return [...own, ...pods].join(' ');
}
