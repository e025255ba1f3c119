import type { StructTable } from '../types.ts';
import { map, natural, oneOf, positiveDuration, string, text } from '../value-types.ts';

/** `pyroscope.*`. Source: Alloy 1.18.1, `internal/component/pyroscope/`. */
export function pyroscopeStructs(): StructTable {
  return {
    // scrape/scrape.go
    'pyroscope/scrape.Arguments': {
      arguments: {
        scrape_interval: { default: '15s' },
        scrape_timeout: { type: positiveDuration, default: '10s' },
        scheme: { type: oneOf('http', 'https'), default: 'http' },
        delta_profiling_duration: { default: '14s' },
      },
      // Holds while a profile is taken as a difference, as the CPU's is by default; the gap must be a second.
      rules: [{ kind: 'order', lower: 'delta_profiling_duration', upper: 'scrape_interval', strict: true }],
    },
    // write/write.go
    'pyroscope/write.Arguments': {
      arguments: { external_labels: { type: map(string, text('label-name')) } },
    },
    'pyroscope/write.EndpointOptions': {
      arguments: {
        url: { type: text('url') },
        remote_timeout: { default: '10s' },
        min_backoff_period: { default: '500ms' },
        max_backoff_period: { default: '5m' },
        max_backoff_retries: { type: natural, default: 10 },
      },
    },
    'pyroscope/enrich.Arguments': { arguments: { target_match_label: { type: text('label-name') } } },
  };
}
