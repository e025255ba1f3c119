import type { StructTable } from '../types.ts';
import { list, oneOf, text } from '../value-types.ts';

/** `prometheus.exporter.*`. Source: Alloy 1.18.1, `internal/component/prometheus/exporter/`. */
export function prometheusExporterStructs(): StructTable {
  return {
    // exporter/; the collectors are those of `internal/static/integrations/node_exporter/collectors.go`.
    'prometheus/exporter/unix.Arguments': {
      arguments: {
        enable_collectors: { type: list(unixCollector()) },
        disable_collectors: { type: list(unixCollector()) },
        set_collectors: { type: list(unixCollector()) },
      },
    },
    'prometheus/exporter/unix.FilesystemConfig': {
      arguments: {
        fs_types_exclude: { type: text('regex') },
        mount_points_exclude: { type: text('regex') },
        mount_timeout: { default: '5s' },
      },
    },
    'prometheus/exporter/unix.NetclassConfig': { arguments: { ignored_devices: { type: text('regex') } } },
    'prometheus/exporter/unix.NetdevConfig': {
      arguments: { device_exclude: { type: text('regex') }, device_include: { type: text('regex') } },
      rules: [{ kind: 'at-most-one', of: ['device_exclude', 'device_include'] }],
    },
    // Optional for Alloy's decoder, required by its documentation: without them there is nothing to connect to.
    'prometheus/exporter/mysql.Arguments': { arguments: { data_source_name: { required: true } } },
    'prometheus/exporter/kafka.Arguments': { arguments: { kafka_uris: { required: true } } },
    'prometheus/exporter/postgres.Arguments': {
      rules: [
        {
          kind: 'when',
          given: { name: 'disable_default_metrics', is: [true] },
          needs: ['custom_queries_config_path'],
          forbids: ['enabled_collectors'],
        },
      ],
    },
    'prometheus/exporter/blackbox.Arguments': {
      rules: [
        { kind: 'exactly-one', of: ['config', 'config_file'] },
        { kind: 'at-most-one', of: ['target', 'targets'] },
      ],
    },
    'prometheus/exporter/redis.Arguments': {
      rules: [{ kind: 'at-most-one', of: ['script_path', 'script_paths'] }],
    },
    'prometheus/exporter/statsd.Arguments': {
      arguments: { listen_udp: { default: ':9125' }, listen_tcp: { default: ':9125' } },
    },
  };
}

function unixCollector() {
  return oneOf(
    ...'arp bcache bonding boottime btrfs buddyinfo cgroups conntrack cpu cpufreq devstat diskstats dmi drbd drm'.split(
      ' ',
    ),
    ...'edac entropy ethtool exec fibrechannel filefd filesystem hwmon infiniband interrupts ipvs ksmd lnstat'.split(
      ' ',
    ),
    ...'loadavg logind mdadm meminfo meminfo_numa mountstats netclass netdev netisr netstat network_route nfs'.split(
      ' ',
    ),
    ...'nfsd ntp nvme os perf powersupplyclass pressure processes qdisc rapl runit schedstat selinux slabinfo'.split(
      ' ',
    ),
    ...'sockstat softirqs softnet stat supervisord sysctl systemd tapestats tcpstat textfile thermal'.split(
      ' ',
    ),
    ...'thermal_zone time timex udp_queues uname vmstat wifi xfs zfs zoneinfo'.split(' '),
  );
}
