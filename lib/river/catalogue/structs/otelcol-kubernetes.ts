import type { StructTable } from '../types.ts';
import { atLeast, list, nonEmptyList, oneOf, text } from '../value-types.ts';

/**
 * `otelcol.processor.k8sattributes` and `resourcedetection`. Sources: Alloy 1.18.1,
 * `internal/component/otelcol/processor/`; the collector's k8sattributes processor 0.152.
 */
export function otelcolKubernetesStructs(): StructTable {
  return {
    // k8sattributes/types.go and the processor's own config.go, options.go
    'otelcol/processor/k8sattributes.Arguments': {
      arguments: {
        auth_type: {
          type: oneOf('none', 'serviceAccount', 'kubeConfig', 'tls', ''),
          default: 'serviceAccount',
        },
        passthrough: { default: false },
        wait_for_metadata: { default: false },
        wait_for_metadata_timeout: { default: '10s' },
        watch_sync_period: { type: atLeast('0s'), default: '5m' },
      },
    },
    'otelcol/processor/k8sattributes.ExtractConfig': {
      arguments: {
        // Without the argument these are taken: k8sDefaultMetadata.
        metadata: { type: list(oneOf(...k8sMetadata)), default: [...k8sDefaultMetadata] },
        otel_annotations: { default: false },
        deployment_name_from_replicaset: { default: true },
      },
    },
    'otelcol/processor/k8sattributes.FieldExtractConfig': {
      arguments: {
        from: {
          type: oneOf('pod', 'namespace', 'node', 'deployment', 'statefulset', 'daemonset', 'job', ''),
          default: 'pod',
        },
        key_regex: { type: text('regex') },
      },
      rules: [{ kind: 'at-most-one', of: ['key', 'key_regex'] }],
    },
    'otelcol/processor/k8sattributes.FieldFilterConfig': {
      arguments: {
        op: { type: oneOf('equals', 'not-equals', 'exists', 'does-not-exist', ''), default: 'equals' },
      },
    },
    'otelcol/processor/k8sattributes.PodAssociationSource': {
      arguments: { from: { type: oneOf('connection', 'resource_attribute') } },
      rules: [{ kind: 'when', given: { name: 'from', is: ['resource_attribute'] }, needs: ['name'] }],
    },

    // resourcedetection/resourcedetection.go
    'otelcol/processor/resourcedetection.Arguments': {
      arguments: {
        detectors: { type: nonEmptyList(oneOf(...detectors)), default: ['env'] },
        override: { default: true },
        timeout: { default: '5s' },
      },
    },
    'otelcol/processor/resourcedetection/internal/system.Config': {
      arguments: {
        hostname_sources: { type: list(oneOf('os', 'dns', 'cname', 'lookup')), default: ['dns', 'os'] },
      },
    },
    'otelcol/processor/resourcedetection/internal/k8snode.Config': {
      arguments: { node_from_env_var: { default: 'K8S_NODE_NAME' } },
    },
    'otelcol.KubernetesAPIConfig': {
      arguments: { auth_type: { type: oneOf('none', 'serviceAccount', 'kubeConfig', 'tls') } },
    },
  };
}

/** What `extract.metadata` may name. */
export const k8sMetadata = [
  ...[
    'k8s.namespace.name',
    'k8s.pod.name',
    'k8s.pod.uid',
    'k8s.pod.hostname',
    'k8s.pod.start_time',
    'k8s.pod.ip',
  ],
  ...['k8s.deployment.name', 'k8s.deployment.uid', 'k8s.replicaset.name', 'k8s.replicaset.uid'],
  ...['k8s.daemonset.name', 'k8s.daemonset.uid', 'k8s.statefulset.name', 'k8s.statefulset.uid'],
  ...['k8s.job.name', 'k8s.job.uid', 'k8s.cronjob.name', 'k8s.cronjob.uid', 'k8s.node.name', 'k8s.node.uid'],
  ...['k8s.container.name', 'k8s.cluster.uid', 'container.id', 'container.image.name', 'container.image.tag'],
  ...['container.image.tags', 'container.image.repo_digests'],
  ...['service.namespace', 'service.name', 'service.version', 'service.instance.id'],
] as const;

/** What is extracted when `metadata` is not written (the processor's metadata.yaml). */
export const k8sDefaultMetadata = [
  ...['k8s.namespace.name', 'k8s.pod.name', 'k8s.pod.uid', 'k8s.pod.start_time', 'k8s.deployment.name'],
  ...['k8s.node.name', 'container.image.name', 'container.image.tag'],
] as const;

const detectors = [
  ...['env', 'system', 'docker', 'kubernetes_node', 'kubeadm', 'openshift', 'ec2', 'ecs', 'eks', 'lambda'],
  ...['elasticbeanstalk', 'gcp', 'azure', 'aks', 'consul', 'heroku', 'digitalocean', 'hetzner', 'akamai'],
  ...['scaleway', 'upcloud', 'vultr', 'dynatrace', 'nova', 'oraclecloud', 'tencent_cvm', 'alibaba_ecs'],
] as const;
