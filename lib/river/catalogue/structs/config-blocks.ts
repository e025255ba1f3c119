import type { StructTable } from '../types.ts';
import { atLeast, between, nonEmpty, text } from '../value-types.ts';
import { httpMethod } from './remote.ts';

/** Top-level blocks that are no components. Sources: Alloy 1.18.1, the packages that the struct names begin with. */
export function configBlockStructs(): StructTable {
  return {
    'nodeconf/argument.Arguments': { arguments: { optional: { default: false } } },
    'nodeconf/foreach.Arguments': {
      arguments: { var: { type: nonEmpty }, enable_metrics: { default: false } },
    },
    'nodeconf/importsource.FileArguments': {
      arguments: { detector: { default: 'fsnotify' }, poll_frequency: { default: '1m' } },
    },
    'nodeconf/importsource.GitArguments': { arguments: { revision: { default: 'main' } } },
    'nodeconf/importsource.HTTPArguments': {
      arguments: { url: { type: text('url') }, method: { type: httpMethod, default: 'GET' } },
    },
    'runtime/logging.Options': {
      arguments: {
        level: { default: 'info' },
        format: { default: 'logfmt' },
        destination: { default: 'stderr' },
      },
    },
    'runtime/tracing.Options': {
      arguments: {
        sampling_fraction: { type: between(0, 1), default: 0.1 },
        send_traceparent: { default: false },
      },
    },
    'runtime/tracing.JaegerRemoteSamplerOptions': {
      arguments: { url: { type: text('url'), default: 'http://127.0.0.1:5778/sampling' } },
    },
    'service/http.TLSArguments': {
      arguments: { client_auth_type: { default: 'NoClientCert' } },
      rules: [
        { kind: 'exactly-one', of: ['cert_pem', 'cert_file'] },
        { kind: 'exactly-one', of: ['key_pem', 'key_file'] },
        { kind: 'at-most-one', of: ['client_ca_pem', 'client_ca_file'] },
        {
          kind: 'when',
          given: { name: 'client_auth_type', is: ['NoClientCert'] },
          forbids: ['client_ca_pem', 'client_ca_file'],
        },
      ],
    },
    'service/http.FilterAuthArguments': { arguments: { authenticate_matching_paths: { default: true } } },
    'service/livedebugging.Arguments': { arguments: { enabled: { default: false } } },
    'service/remotecfg.Arguments': {
      arguments: { poll_frequency: { type: atLeast('10s'), default: '1m' }, url: { type: text('url') } },
    },
  };
}
