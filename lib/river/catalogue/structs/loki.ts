import type { StructTable } from '../types.ts';
import {
  integer,
  map,
  natural,
  nonEmpty,
  oneOf,
  port,
  positiveDuration,
  string,
  text,
} from '../value-types.ts';

const labels = { type: map(string, text('label-name')) };

/** `loki.*` but for the stages of `loki.process`. Source: Alloy 1.18.1, `internal/component/loki/`. */
export function lokiStructs(): StructTable {
  const experimental = { stability: 'experimental', when: 'changed', effect: 'refused' } as const;
  return {
    // write/types.go, write/write.go
    'loki/write.Arguments': {
      arguments: { external_labels: labels, max_streams: { type: integer, default: 0 } },
    },
    'loki/write.EndpointOptions': {
      arguments: {
        url: { type: text('url') },
        batch_wait: { default: '1s' },
        batch_size: { default: '1MiB' },
        remote_timeout: { default: '10s' },
        min_backoff_period: { default: '500ms' },
        max_backoff_period: { default: '5m' },
        max_backoff_retries: { type: natural, default: 10 },
        retry_on_http_429: { default: true },
      },
    },
    'loki/write.QueueConfig': {
      arguments: {
        capacity: { default: '10MiB', gate: experimental },
        min_shards: { default: 1, gate: experimental },
        drain_timeout: { default: '15s', gate: experimental },
        block_on_overflow: { default: true, gate: experimental },
      },
    },
    'loki/write.WalArguments': { arguments: { enabled: { default: false } } },

    'loki/relabel.Arguments': { arguments: { max_cache_size: { default: 10_000 } } },
    'loki/enrich.Arguments': { arguments: { target_match_label: { type: text('label-name') } } },

    // source/file/file.go
    'loki/source/file.Arguments': {
      arguments: {
        tail_from_end: { default: false },
        on_positions_file_error: { default: 'restart_from_beginning' },
      },
    },
    'loki/source/file.FileMatch': {
      arguments: { enabled: { default: false }, sync_period: { type: positiveDuration, default: '10s' } },
    },
    'loki/source/file.FileWatch': {
      arguments: { min_poll_frequency: { default: '250ms' }, max_poll_frequency: { default: '250ms' } },
    },
    'local/file_match.Arguments': { arguments: { sync_period: { default: '10s' } } },
    'local/file.Arguments': {
      arguments: {
        detector: { default: 'fsnotify' },
        poll_frequency: { default: '1m' },
        is_secret: { default: false },
      },
    },

    // source/journal/types.go: without a path, systemd's own folders are read (/var/log/journal, /run/log/journal).
    'loki/source/journal.Arguments': {
      arguments: { max_age: { default: '7h' }, path: { default: '' }, labels },
    },

    // source/kubernetes_events/kubernetes_events.go
    'loki/source/kubernetes_events.Arguments': {
      arguments: {
        job_name: { type: nonEmpty, default: 'loki.source.kubernetes_events' },
        log_format: { type: oneOf('logfmt', 'json'), default: 'logfmt' },
        namespaces: { default: [] },
      },
    },

    // source/podlogs/podlogs.go
    'loki/source/podlogs.Arguments': { arguments: { preserve_discovered_labels: { default: false } } },
    'loki/source/podlogs.NodeFilterConfig': {
      arguments: { enabled: { default: false }, node_name: { default: '' } },
    },

    // source/syslog/types.go, source/syslog/syslog.go
    'loki/source/syslog.ListenerConfig': {
      arguments: {
        address: { type: text('host-port') },
        protocol: { type: oneOf('tcp', 'udp'), default: 'tcp' },
        labels,
        syslog_format: {
          default: 'rfc5424',
          gate: { stability: 'experimental', when: ['raw'], effect: 'refused' },
        },
      },
      blocks: {
        rfc3164_cisco_components: { gate: { ...experimental, when: 'written' } },
      },
      rules: [
        {
          kind: 'when',
          given: 'rfc3164_cisco_components',
          needs: [{ name: 'syslog_format', is: ['rfc3164'] }],
        },
        {
          kind: 'when',
          given: { name: 'rfc5424_allow_empty_msg', is: [true] },
          needs: [{ name: 'syslog_format', is: ['rfc5424'] }],
        },
        { kind: 'when', given: 'raw_format_options', needs: [{ name: 'syslog_format', is: ['raw'] }] },
        {
          kind: 'when',
          given: { name: 'syslog_format', is: ['raw'] },
          forbids: ['use_rfc5424_message', 'rfc3164_default_to_current_year', 'use_incoming_timestamp'].map(
            (name) => ({ name, is: [true] }),
          ),
        },
      ],
    },

    'loki/source/api.Arguments': { arguments: { labels, max_send_message_size: { default: '100MiB' } } },
    'loki/source/docker.Arguments': { arguments: { labels } },
    'loki/source/gcplog.Arguments': { rules: [{ kind: 'exactly-one', of: ['pull', 'push'] }] },
    'loki/source/gelf.Arguments': {
      arguments: { listen_address: { type: text('host-port'), default: '0.0.0.0:12201' } },
    },

    // faro/receiver/arguments.go
    'faro/receiver.Arguments': { arguments: { extra_log_labels: labels, log_format: { default: 'logfmt' } } },
    'faro/receiver.ServerArguments': {
      arguments: {
        listen_address: { default: '127.0.0.1' },
        listen_port: { type: port, default: 12_347 },
        max_allowed_payload_size: { default: '5MiB' },
        include_metadata: { default: false },
      },
    },
    'faro/receiver.RateLimitingArguments': {
      arguments: {
        enabled: { default: true },
        strategy: { default: 'global' },
        rate: { default: 50 },
        burst_size: { default: 100 },
      },
    },
    'faro/receiver.SourceMapsArguments': {
      arguments: { download: { default: true }, download_from_origins: { default: ['*'] } },
    },
  };
}
