import type { Gate, StructTable } from '../types.ts';
import { map, oneOf, positiveDuration, string, text } from '../value-types.ts';

const remoteWriteV2 = 'io.prometheus.write.v2.Request';

/** The messages of the remote write protocol. */
export const remoteWriteMessage = oneOf('prometheus.WriteRequest', remoteWriteV2);

/** Version 2 of the protocol, wherever it is chosen. */
export const remoteWriteV2Gate: Gate = {
  stability: 'experimental',
  when: [remoteWriteV2],
  effect: 'refused',
};

/** `prometheus.remote_write`. Source: Alloy 1.18.1, `internal/component/prometheus/remotewrite/`. */
export function prometheusWriteStructs(): StructTable {
  const externalLabels = { external_labels: { type: map(string, text('label-name')) } };
  return {
    // remotewrite/types.go, remotewrite/remote_write.go
    'prometheus/remotewrite.Arguments': { arguments: externalLabels },
    'prometheus/remotewrite.EndpointOptions': {
      arguments: {
        url: { type: text('url') },
        remote_timeout: { default: '30s' },
        send_exemplars: { default: true },
        send_native_histograms: { default: false },
        protobuf_message: {
          type: remoteWriteMessage,
          default: 'prometheus.WriteRequest',
          gate: remoteWriteV2Gate,
        },
        enable_http2: { default: false },
      },
      rules: [
        {
          kind: 'at-most-one',
          of: [
            ...['sigv4', 'azuread', 'google_iam', 'basic_auth', 'oauth2', 'authorization'],
            ...['bearer_token', 'bearer_token_file'],
          ],
        },
      ],
    },
    'prometheus/remotewrite.QueueOptions': {
      arguments: {
        capacity: { default: 10_000 },
        min_shards: { default: 1 },
        max_shards: { default: 50 },
        max_samples_per_send: { default: 2000 },
        batch_send_deadline: { default: '5s' },
        min_backoff: { default: '30ms' },
        max_backoff: { default: '5s' },
        retry_on_http_429: { default: true },
        sample_age_limit: { default: '0s' },
      },
    },
    'prometheus/remotewrite.WALOptions': {
      arguments: {
        truncate_frequency: { type: positiveDuration, default: '2h' },
        min_keepalive_time: { default: '5m' },
        max_keepalive_time: { default: '8h' },
      },
      rules: [{ kind: 'order', lower: 'min_keepalive_time', upper: 'max_keepalive_time', strict: true }],
    },
    'prometheus/remotewrite.AzureADConfig': {
      arguments: {
        cloud: { type: oneOf('AzurePublic', 'AzureGovernment', 'AzureChina'), default: 'AzurePublic' },
      },
      rules: [{ kind: 'exactly-one', of: ['managed_identity', 'workload_identity', 'oauth', 'sdk'] }],
    },
    'prometheus/remotewrite.SigV4Config': {
      rules: [
        { kind: 'when', given: 'access_key', needs: ['secret_key'] },
        { kind: 'when', given: 'secret_key', needs: ['access_key'] },
        { kind: 'when', given: 'external_id', needs: ['role_arn'] },
      ],
    },
  };
}
