import type { StructTable } from '../types.ts';
import { list, oneOf, port, text } from '../value-types.ts';

/** What many components share. Sources: Alloy 1.18.1, `internal/component/common/`. */
export function commonStructs(): StructTable {
  const customHttpClient = [
    ...['basic_auth', 'authorization', 'oauth2', 'bearer_token', 'bearer_token_file', 'tls_config'],
    ...['proxy_url', 'no_proxy', 'proxy_from_environment', 'proxy_connect_header', 'http_headers'],
  ];
  const operator = { operator: { type: oneOf('In', 'NotIn', 'Exists', 'DoesNotExist') } };
  const tlsVersion = oneOf('VersionTLS10', 'VersionTLS11', 'VersionTLS12', 'VersionTLS13', '');
  return {
    // config/types.go
    'common/config.HTTPClientConfig': {
      arguments: { follow_redirects: { default: true }, enable_http2: { default: true } },
      rules: [
        {
          kind: 'at-most-one',
          of: ['basic_auth', 'authorization', 'oauth2', 'bearer_token', 'bearer_token_file'],
        },
      ],
    },
    'common/config.BasicAuth': { rules: [{ kind: 'at-most-one', of: ['password', 'password_file'] }] },
    'common/config.Authorization': {
      arguments: { type: { default: 'Bearer' } },
      rules: [{ kind: 'at-most-one', of: ['credentials', 'credentials_file'] }],
    },
    'common/config.OAuth2Config': {
      arguments: { client_id: { required: true }, token_url: { required: true, type: text('url') } },
      rules: [{ kind: 'exactly-one', of: ['client_secret', 'client_secret_file'] }],
    },
    'common/config.ProxyConfig': {
      arguments: { proxy_from_environment: { default: false } },
      rules: [
        {
          kind: 'when',
          given: 'proxy_connect_header',
          needsOneOf: ['proxy_url', { name: 'proxy_from_environment', is: [true] }],
        },
        {
          kind: 'when',
          given: { name: 'proxy_from_environment', is: [true] },
          forbids: ['proxy_url', 'no_proxy'],
        },
        { kind: 'when', given: 'no_proxy', needs: ['proxy_url'] },
      ],
    },
    'common/config.TLSConfig': {
      arguments: { insecure_skip_verify: { default: false } },
      rules: tlsRules,
    },
    'common/config.MatchExpression': { arguments: operator },
    'common/kubernetes.MatchExpression': { arguments: operator },

    // kubernetes/kubernetes.go
    'common/kubernetes.ClientArguments': {
      rules: [
        { kind: 'at-most-one', of: ['api_server', 'kubeconfig_file'] },
        ...customHttpClient.map((name) => ({ kind: 'when' as const, given: name, needs: ['api_server'] })),
      ],
    },

    // net/config.go; the server is dskit's, whose names for TLS versions are Go's.
    'common/net.HTTPConfig': {
      arguments: {
        listen_address: { default: '' },
        listen_port: { type: port, default: 8080 },
        server_read_timeout: { default: '30s' },
        server_write_timeout: { default: '30s' },
        server_idle_timeout: { default: '2m' },
      },
    },
    'common/net.GRPCConfig': {
      arguments: { listen_address: { default: '' }, listen_port: { type: port, default: 0 } },
    },
    'common/net.ServerConfig': { arguments: { graceful_shutdown_timeout: { default: '30s' } } },
    'common/net.TLSConfig': {
      arguments: {
        client_auth_type: {
          type: oneOf(
            ...['NoClientCert', 'RequestClientCert', 'RequireAnyClientCert'],
            ...['VerifyClientCertIfGiven', 'RequireAndVerifyClientCert', ''],
          ),
        },
        min_version: { type: tlsVersion },
      },
    },

    // relabel/relabel.go
    'common/relabel.Config': {
      arguments: {
        source_labels: { type: list(text('label-name')) },
        separator: { default: ';' },
        target_label: { type: text('label-template') },
        regex: { default: '(.*)' },
        replacement: { default: '$1' },
        action: { default: 'replace' },
        modulus: { default: 0 },
      },
      rules: relabelRules(),
    },

    // service/cluster/cluster.go: what `clustering` is without the block.
    'service/cluster.ComponentBlock': { arguments: { enabled: { default: false } } },
  };
}

/** Of a TLS client or server: `TLSConfig.Validate` and `TLSSetting.Validate` say the same. */
export const tlsRules: NonNullable<StructTable[string]['rules']> = [
  { kind: 'at-most-one', of: ['ca_pem', 'ca_file'] },
  { kind: 'at-most-one', of: ['cert_pem', 'cert_file'] },
  { kind: 'at-most-one', of: ['key_pem', 'key_file'] },
  { kind: 'when', given: 'cert_pem', needsOneOf: ['key_pem', 'key_file'] },
  { kind: 'when', given: 'cert_file', needsOneOf: ['key_pem', 'key_file'] },
  { kind: 'when', given: 'key_pem', needsOneOf: ['cert_pem', 'cert_file'] },
  { kind: 'when', given: 'key_file', needsOneOf: ['cert_pem', 'cert_file'] },
];

function relabelRules(): NonNullable<StructTable[string]['rules']> {
  const action = (...is: string[]) => ({ name: 'action', is });
  return [
    {
      kind: 'when',
      given: action('replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'),
      needs: ['target_label'],
    },
    { kind: 'when', given: action('hashmod'), needs: [{ name: 'modulus', isNot: [0] }] },
    {
      kind: 'when',
      given: action('lowercase', 'uppercase'),
      forbids: [{ name: 'replacement', isNot: ['$1'] }],
    },
    {
      kind: 'when',
      given: action('labeldrop', 'labelkeep'),
      forbids: [
        'source_labels',
        'target_label',
        { name: 'modulus', isNot: [0] },
        { name: 'separator', isNot: [';'] },
        { name: 'replacement', isNot: ['$1'] },
      ],
    },
    {
      kind: 'when',
      given: action('keepequal', 'dropequal'),
      forbids: [
        { name: 'regex', isNot: ['(.*)'] },
        { name: 'modulus', isNot: [0] },
        { name: 'separator', isNot: [';'] },
        { name: 'replacement', isNot: ['$1'] },
      ],
    },
  ];
}
