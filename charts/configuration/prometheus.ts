import type { Cluster } from '../../lib/cluster/cluster.ts';
import { byteCount } from '../../lib/cluster/schema/values.ts';

/** Configuration of a Prometheus that scrapes nothing: Alloy writes everything to it. */
export function prometheusConfig({ metrics, scrapeInterval }: Cluster) {
  return {
    global: { scrape_interval: scrapeInterval, evaluation_interval: scrapeInterval },
    storage: {
      // Samples that a collector held back while Prometheus was away arrive late.
      tsdb: {
        out_of_order_time_window: '30m',
        retention: { time: metrics.retention, size: retentionSize(metrics.volume) },
      },
      exemplars: { max_exemplars: 100_000 },
    },
    rule_files: ['/etc/config/recording_rules.yml', '/etc/config/alerting_rules.yml'],
  };
}

/**
 * What of its volume Prometheus may fill before it drops the oldest blocks: four fifths, because the write-ahead log
 * and the block being compacted are not counted (Prometheus documentation, "Storage", operational aspects).
 * Prometheus reads "MB" as 2^20 bytes.
 */
const retentionSize = (volume: string) => `${Math.floor((byteCount(volume) * 0.8) / 1024 ** 2)}MB`;
