/** Labels of a pod that become labels of its telemetry, as from the agent and the gateway: whose it is. */
export const ownerLabels = { project_id: 'project-id', deployment_id: 'deployment-id' } as const;

/** Labels of a pod that become labels of its log lines. */
export const podLabels = {
  app_kubernetes_io_name: 'app.kubernetes.io/name',
  ...ownerLabels,
  managed_by: 'managed-by',
} as const;

/**
 * The labels that log lines keep. Both versions of the chart turn annotations that anybody may write into labels, and each
 * value of a label is a stream of its own for Loki.
 */
export const streamLabels = [
  ...Object.keys(podLabels),
  'container',
  'job',
  'namespace',
  'service_name',
  'service_namespace',
  'stream',
];

/** Version 4 has no setting for that, but takes further stages. */
export const keepStreamLabels = `stage.label_keep {
  values = ${JSON.stringify(streamLabels)}
}
`;
