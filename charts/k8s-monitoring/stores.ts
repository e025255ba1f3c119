import type { Cluster } from '../../lib/cluster/cluster.ts';
import type { Collected } from './features.ts';

/**
 * River for what the chart has no feature for: the metrics of this stack's own programs. They get the same labels as from
 * the gateway, so that dashboards and rules do not depend on the collection engine.
 */
export function storesConfig({ scrapeInterval }: Cluster, { scraped }: Collected): string {
  const namespaces = [...new Set(scraped.map(({ namespace }) => namespace))];
  const wanted = scraped.map(({ namespace, targetPort }) => `${namespace};${targetPort}`).join('|');
  return `discovery.kubernetes "stores" {
  role = "pod"
  namespaces {
    names = ${JSON.stringify(namespaces)}
  }
}

discovery.relabel "stores" {
  targets = discovery.kubernetes.stores.targets
  rule {
    source_labels = ["__meta_kubernetes_namespace", "__meta_kubernetes_pod_container_port_number"]
    regex         = "${wanted}"
    action        = "keep"
  }
  rule {
    source_labels = ["__meta_kubernetes_namespace"]
    target_label  = "namespace"
  }
  rule {
    source_labels = ["__meta_kubernetes_pod_name"]
    target_label  = "pod"
  }
  rule {
    source_labels = ["__meta_kubernetes_pod_container_name"]
    target_label  = "container"
  }
  rule {
    source_labels = ["__meta_kubernetes_namespace", "__meta_kubernetes_pod_label_app_kubernetes_io_component", "__meta_kubernetes_pod_container_name"]
    regex         = "([^;]+);(?:[^;]*;)?([^;]+)"
    replacement   = "$1/$2"
    target_label  = "job"
  }
}

prometheus.scrape "stores" {
  targets         = discovery.relabel.stores.output
  scrape_interval = "${scrapeInterval}"
  clustering {
    enabled = true
  }
  forward_to = [prometheus.remote_write.metrics.receiver]
}
`;
}
