import { ignored } from '../lib/checks/ignore.ts';
import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import { ingressRoute } from '../lib/namespace/routes.ts';
import { connect } from '../lib/namespace/target.ts';
import { logTenants } from './alloy/tenants.ts';
import { hardened, reloaderResources, resourcesOf, runtimeDefault } from './pods.ts';
import { accessVariables, remotePart } from './sinks.ts';
import type { Store } from './stores.ts';

/** Where the host's files are in the container; river/agent.alloy reads them there. */
const host = { root: '/host/root', proc: '/host/proc', sys: '/host/sys' } as const;

/** Port on the loopback of the node for the sidecar that asks for reloads: its default, 8080, is often taken there. */
const reloaderPort = 12_399;

/** The agent: a DaemonSet that reads logs, journal, kernel and kubelet of its own node. */
export class AlloyAgent extends NamespaceChart {
  constructor(stack: StackContext, { metrics, logs }: { metrics: Store; logs: Store }) {
    super(stack, 'alloy-agent', {
      podSecurity: 'privileged',
      because: 'the agent mounts file systems of the node and shares its network: no lower level admits that',
    });
    const { agent, kubelet, dataDir, name, scrapeInterval, routes } = this.cluster;
    const tenants = logTenants(this.cluster);

    const release = this.release('alloy-agent', {
      chart: 'alloy',
      values: {
        crds: { create: false },
        // The chart's role reads every Secret and ConfigMap of the cluster; ours is below.
        rbac: { create: false },
        global: { podSecurityContext: { ...runtimeDefault } },
        alloy: {
          configMap: { create: false, name: 'alloy-config', key: 'config.alloy' },
          clustering: { enabled: false },
          enableReporting: false,
          storagePath: agent.positions,
          mounts: {
            varlog: true,
            dockercontainers: agent.docker,
            extra: [
              // With the host's own mounts, which come and go; else volumes of deleted pods stay busy.
              { name: 'rootfs', mountPath: host.root, readOnly: true, mountPropagation: 'HostToContainer' },
              { name: 'proc', mountPath: host.proc, readOnly: true, mountPropagation: 'HostToContainer' },
              { name: 'sys', mountPath: host.sys, readOnly: true, mountPropagation: 'HostToContainer' },
              { name: 'positions', mountPath: agent.positions },
            ],
          },
          resources: resourcesOf(agent.resources),
          // User 0: the logs of pods and the CA file of k3s belong to root, and so does the folder of positions.
          securityContext: { ...hardened, runAsUser: 0 },
        },
        configReloader: {
          customArgs: [
            '--watched-dir=/etc/alloy',
            '--reload-url=http://localhost:12345/-/reload',
            `--listen-address=127.0.0.1:${reloaderPort}`,
          ],
          resources: reloaderResources,
        },
        controller: {
          type: 'daemonset',
          // It runs as root: see its security context above.
          extraAnnotations: {
            'kube-score/ignore': 'container-security-context-user-group-id',
            ...ignored('security/root-user', 'logs of pods, the CA of k3s and the positions belong to root'),
            ...ignored('security/host-access', 'it reads logs, journal, kernel and network of its node'),
          },
          // Else the node's network devices would not be seen.
          hostNetwork: true,
          dnsPolicy: 'ClusterFirstWithHostNet',
          tolerations: [{ operator: 'Exists' }],
          updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
          priorityClassName: 'system-node-critical',
          volumes: {
            extra: [
              { name: 'rootfs', hostPath: { path: '/', type: 'Directory' } },
              { name: 'proc', hostPath: { path: '/proc', type: 'Directory' } },
              { name: 'sys', hostPath: { path: '/sys', type: 'Directory' } },
              { name: 'positions', hostPath: { path: agent.positions, type: 'DirectoryOrCreate' } },
            ],
          },
        },
      },
    });

    release.environment({ kind: 'DaemonSet', name: 'alloy-agent', container: 'alloy' }, [
      { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      { name: 'CLUSTER', value: name },
      { name: 'SCRAPE_INTERVAL', value: scrapeInterval },
      { name: 'LOKI_PUSH_URL', value: `${logs.write.address}/loki/api/v1/push` },
      { name: 'PROMETHEUS_WRITE_URL', value: metrics.write.address },
      ...accessVariables(this, 'logs', logs.write),
      ...accessVariables(this, 'metrics', metrics.write),
      { name: 'KUBELET_CA_FILE', value: caFile(kubelet.ca, dataDir) },
      { name: 'KUBELET_SERVER_NAME', value: kubelet.serverName === 'node-name' ? '$(NODE_NAME)' : '' },
      ...(tenants?.environment ?? []),
    ]);
    // Alloy is told to reload when this changes.
    const river = this.river(
      'agent.alloy',
      [...remotePart('metrics', metrics.write), ...remotePart('logs', logs.write), ...(tenants?.files ?? [])],
      tenants?.wire,
    );
    release.config('alloy-config', { 'config.alloy': river });
    release.clusterRole('alloy-agent', [
      { apiGroups: [''], resources: ['nodes', 'pods'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
    ]);

    const pods = release.workload('DaemonSet', 'alloy-agent');
    connect(this.connections, pods, metrics.write, 'metrics of the node are written');
    connect(this.connections, pods, logs.write, 'logs of the node are pushed');
    if (routes.agentHealth) {
      ingressRoute(this, {
        name: 'alloy-agent-health',
        to: release.endpoint('alloy-agent', 'http-metrics'),
        route: routes.agentHealth,
        path: '/-/ready',
        reason: 'health checks',
      });
    }
  }
}

/** Where the container finds the CA that signed the kubelet's certificate. */
const caFile = (ca: 'k3s-server-ca' | 'service-account', dataDir: string) =>
  ca === 'k3s-server-ca'
    ? `${host.root}${dataDir}/agent/server-ca.crt`
    : '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';
