/** What the chart calls its Alloys. Each is an object of kind Alloy, named `k8s-monitoring-<collector>`. */
export type CollectorName = 'alloy-metrics' | 'alloy-singleton' | 'alloy-logs' | 'alloy-receiver';

/** Name of the Alloy object, and of the workload, Service, ServiceAccount and ConfigMap of a collector. */
export const objectName = (collector: CollectorName) => `k8s-monitoring-${collector}`;
