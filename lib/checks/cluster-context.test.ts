import { expect, test } from '@jest/globals';
import { parseCluster } from '../cluster/load.ts';
import { clusterContext } from './cluster-context.ts';

const file = `
name: one
kubernetes: "1.34"
apiServer: { addresses: [10.0.0.1] }
nodes: { count: 3, cpu: 4, memory: 8Gi, hostAddresses: [10.0.0.0/24] }
publicDomain: example.com
minio: { addresses: [10.0.0.9] }
traefik: { entryPoint: secure }
gatewayApi: { name: edge, namespace: ingress, listener: https }
tenants: { namespaceLabels: { team: any } }
storageClass: fast
crds: [monitoring.coreos.com]
features: { monitors: { secretNamespaces: [team-a] } }
`;

test('what a cluster file says is known to the rules', () => {
  const secrets = [{ namespace: 'loki', name: 'keys', keys: ['a'] }];
  expect(clusterContext(parseCluster(file, 'clusters/one.yaml'), secrets)).toEqual({
    kubernetes: '1.34',
    dnsDomain: 'cluster.local',
    nodes: { count: 3, cpu: '4', memory: '8Gi', hostAddresses: ['10.0.0.0/24'] },
    secrets,
    storageClasses: ['fast'],
    tenants: { team: 'any' },
    gateways: [{ namespace: 'ingress', name: 'edge', listeners: ['https'] }],
    entryPoints: ['secure'],
    present: ['/Namespace//team-a'],
    proxy: { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
  });
});
