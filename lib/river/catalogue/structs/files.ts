import type { ArgumentFacts, FileUse, StructTable } from '../types.ts';

/**
 * Which arguments name files and folders. Sources: Alloy 1.18.1, the packages that the struct names begin with; the
 * defaults of `prometheus.exporter.unix` in `internal/static/integrations/node_exporter/config.go`.
 */
export function fileStructs(): StructTable {
  const readable = { arguments: files('ca_file', 'cert_file', 'key_file') };
  return {
    'common/config.Authorization': { arguments: files('credentials_file') },
    'common/config.BasicAuth': { arguments: files('password_file') },
    'common/config.HTTPClientConfig': { arguments: files('bearer_token_file') },
    'common/config.OAuth2Config': { arguments: files('client_secret_file') },
    'common/config.TLSConfig': readable,
    'common/kubernetes.ClientArguments': { arguments: files('kubeconfig_file') },
    'common/net.TLSConfig': { arguments: files('cert_file', 'key_file', 'client_ca_file') },
    'discovery/kubernetes.Arguments': { arguments: files('kubeconfig_file') },
    'discovery/file.Arguments': { arguments: { files: { file: { access: 'read', what: 'glob' } } } },
    'discovery/docker.Arguments': { arguments: { host: { file: { access: 'read', what: 'socket' } } } },
    'local/file.Arguments': { arguments: files('filename') },
    'loki/source/docker.Arguments': { arguments: { host: { file: { access: 'read', what: 'socket' } } } },
    'loki/source/file.Arguments': { arguments: files('legacy_positions_file') },
    'loki/source/journal.Arguments': { arguments: folders('path') },
    'loki/source/journal.LegacyPosition': { arguments: files('file') },
    'loki/process/stages.GeoIPConfig': { arguments: files('db') },
    'faro/receiver.LocationArguments': { arguments: folders('path') },
    'nodeconf/importsource.FileArguments': { arguments: files('filename') },
    'vcs.SSHKey': { arguments: files('key_file') },
    'otelcol.TLSServerArguments': { arguments: files('client_ca_file') },
    'otelcol.TLSSetting': readable,
    'otelcol.KafkaKerberosArguments': { arguments: files('config_file', 'keytab_file') },
    'otelcol/auth/basic.ClientAuthConfig': { arguments: files('username_file', 'password_file') },
    'otelcol/auth/basic.HtpasswdConfig': { arguments: files('file') },
    'otelcol/auth/oauth2.Arguments': {
      arguments: files('client_id_file', 'client_secret_file', 'client_certificate_key_file'),
    },
    'otelcol/exporter/file.Arguments': { arguments: { path: { file: { access: 'write', what: 'file' } } } },
    'otelcol/extension/jaeger_remote_sampling.ArgumentsSource': { arguments: files('file') },
    'otelcol/receiver/filelog.Arguments': {
      arguments: { include: { file: { access: 'read', what: 'glob' } } },
    },
    'otelcol/storage/file.Arguments': {
      arguments: { directory: { file: { access: 'write', what: 'directory' } } },
    },
    'prometheus/exporter/blackbox.Arguments': { arguments: files('config_file') },
    'prometheus/exporter/cadvisor.Arguments': {
      arguments: {
        containerd_host: {
          default: '/run/containerd/containerd.sock',
          file: { access: 'read', what: 'socket' },
        },
      },
    },
    'prometheus/exporter/kafka.Arguments': readable,
    'prometheus/exporter/postgres.Arguments': { arguments: files('custom_queries_config_path') },
    'prometheus/exporter/process.Arguments': {
      arguments: { procfs_path: { default: '/proc', file: { access: 'read', what: 'directory' } } },
    },
    'prometheus/exporter/redis.Arguments': {
      arguments: files(
        ...['redis_password_file', 'redis_password_map_file', 'script_path'],
        ...['tls_client_key_file', 'tls_client_cert_file', 'tls_ca_cert_file'],
      ),
    },
    'prometheus/exporter/snmp.Arguments': { arguments: files('config_file') },
    'prometheus/exporter/statsd.Arguments': { arguments: files('mapping_config_path') },
    'prometheus/exporter/unix.Arguments': {
      arguments: {
        procfs_path: { default: '/proc', ...folder },
        sysfs_path: { default: '/sys', ...folder },
        rootfs_path: { default: '/', ...folder },
        udev_data_path: { default: '/run/udev/data', ...folder },
      },
    },
    'prometheus/exporter/unix.RunitConfig': {
      arguments: { service_dir: { default: '/etc/service', ...folder } },
    },
    'prometheus/exporter/unix.TextfileConfig': { arguments: folders('directory') },
    'prometheus/remotewrite.GoogleIAMConfig': { arguments: files('credentials_file') },
    'prometheus/remotewrite.WorkloadIdentityConfig': { arguments: files('token_file_path') },
    'prometheus/scrape.Arguments': {
      arguments: { scrape_failure_log_file: { file: { access: 'write', what: 'file' } } },
    },
    'pyroscope/ebpf.Arguments': {
      arguments: { symb_cache_path: { file: { access: 'write', what: 'directory' } } },
    },
    'pyroscope/java.Arguments': { arguments: { tmp_dir: { file: { access: 'write', what: 'directory' } } } },
    'remote/vault.AuthKubernetes': { arguments: files('service_account_file') },
    'service/http.TLSArguments': { arguments: files('cert_file', 'key_file', 'client_ca_file') },
  };
}

const folder: { readonly file: FileUse } = { file: { access: 'read', what: 'directory' } };

const files = (...names: readonly string[]): Record<string, Partial<ArgumentFacts>> =>
  Object.fromEntries(names.map((name) => [name, { file: { access: 'read', what: 'file' } }]));

const folders = (...names: readonly string[]): Record<string, Partial<ArgumentFacts>> =>
  Object.fromEntries(names.map((name) => [name, folder]));
