import type { StructTable } from '../types.ts';
import { oneOf, positiveDuration, text } from '../value-types.ts';

/** `remote.*`. Source: Alloy 1.18.1, `internal/component/remote/`. */
export function remoteStructs(): StructTable {
  const polled = {
    poll_frequency: { type: positiveDuration, default: '1m' },
    poll_timeout: { type: positiveDuration },
  };
  return {
    // remote/kubernetes/kubernetes.go, remote/http/http.go
    'remote/kubernetes.Arguments': {
      arguments: { ...polled, poll_timeout: { type: positiveDuration, default: '15s' } },
    },
    'remote/http.Arguments': {
      arguments: {
        ...polled,
        poll_timeout: { type: positiveDuration, default: '10s' },
        url: { type: text('url') },
        method: { type: httpMethod, default: 'GET' },
      },
      rules: [{ kind: 'order', lower: 'poll_timeout', upper: 'poll_frequency', strict: true }],
    },
    'remote/s3.Arguments': { arguments: { poll_frequency: { default: '10m' } } },
  };
}

/** Source: Go's net/http takes any token; these are the registered ones. */
export const httpMethod = oneOf(
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'CONNECT',
  'TRACE',
  '',
);
