import type { ValueTree, ValueType } from './facts.ts';

/**
 * The fields of a part of a pod that charts take over whole from their values, by the name that such a value has: a
 * chart lists some of them as defaults and accepts all.
 *
 * @returns 'map' where any key is good (labels), undefined where the chart alone says what it knows
 */
export function kubernetesFields(key: string): ValueTree | ValueType | undefined {
  return parts.find(({ name }) => name.test(key))?.fields;
}

/** Kubernetes API reference 1.36: SecurityContext with PodSecurityContext, ResourceRequirements, Probe, Affinity, strategies. */
const parts: readonly { name: RegExp; fields: ValueTree | ValueType }[] = [
  { name: /(labels|annotations|nodeSelector)$/i, fields: 'map' },
  {
    name: /securityContext$/i,
    fields: {
      allowPrivilegeEscalation: 'boolean',
      appArmorProfile: 'map',
      capabilities: { add: 'list', drop: 'list' },
      fsGroup: 'number',
      fsGroupChangePolicy: 'string',
      privileged: 'boolean',
      procMount: 'string',
      readOnlyRootFilesystem: 'boolean',
      runAsGroup: 'number',
      runAsNonRoot: 'boolean',
      runAsUser: 'number',
      seLinuxChangePolicy: 'string',
      seLinuxOptions: 'map',
      seccompProfile: { type: 'string', localhostProfile: 'string' },
      supplementalGroups: 'list',
      supplementalGroupsPolicy: 'string',
      sysctls: 'list',
      windowsOptions: 'map',
    },
  },
  { name: /^resources$/, fields: { claims: 'list', limits: 'map', requests: 'map' } },
  {
    name: /probe$/i,
    fields: {
      exec: 'map',
      failureThreshold: 'number',
      grpc: 'map',
      httpGet: 'map',
      initialDelaySeconds: 'number',
      periodSeconds: 'number',
      successThreshold: 'number',
      tcpSocket: 'map',
      terminationGracePeriodSeconds: 'number',
      timeoutSeconds: 'number',
    },
  },
  { name: /^affinity$/i, fields: { nodeAffinity: 'map', podAffinity: 'map', podAntiAffinity: 'map' } },
  { name: /strategy$/i, fields: { rollingUpdate: 'map', type: 'string' } },
];
