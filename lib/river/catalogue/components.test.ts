import { expect, test } from '@jest/globals';
import type { BodyFacts } from './index.ts';
import { alloyVersion, component, componentNames } from './index.ts';

test.each(['', 'prometheus', 'prometheus.scrap', 'constructor', '__proto__', 'toString'])(
  'there is no component %p',
  (name) => {
    expect(component(name)).toBeUndefined();
  },
);

test('every component of the release is known, with its stability', () => {
  const stabilities = componentNames().map((name) => component(name)?.stability);
  const count = (wanted: string) => stabilities.filter((stability) => stability === wanted).length;

  expect(alloyVersion).toBe('1.18.1');
  expect(componentNames()).toHaveLength(184);
  expect(componentNames()).toEqual([...componentNames()].sort());
  expect(['generally-available', 'public-preview', 'experimental', 'community'].map(count)).toEqual([
    144, 9, 26, 5,
  ]);
});

/** The component reference of the guide, with what the rest of its text names. */
const guide: Readonly<Record<string, string>> = {
  'otelcol.auth': 'basic bearer headers oauth2 sigv4',
  'otelcol.connector': 'host_info servicegraph spanlogs spanmetrics',
  'otelcol.receiver': 'otlp prometheus jaeger zipkin kafka filelog awscloudwatch datadog influxdb loki',
  'otelcol.processor':
    'batch k8sattributes attributes filter transform tail_sampling memory_limiter resourcedetection span ' +
    'probabilistic_sampler groupbyattrs',
  'otelcol.exporter': 'otlp otlphttp prometheus loki kafka datadog splunkhec awss3 debug',
  'loki.source': 'file kubernetes podlogs docker journal syslog kafka api gcplog cloudflare',
  loki: 'process relabel enrich secretfilter write',
  'prometheus.exporter':
    'unix cadvisor windows process self mysql postgres redis mongodb kafka cloudwatch azure gcp',
  'prometheus.operator': 'servicemonitors podmonitors',
  prometheus: 'scrape relabel remote_write',
  discovery: 'kubernetes kubelet ec2 gce azure digitalocean hetzner linode consul dns docker http relabel',
  local: 'file file_match',
};
const guideNames = Object.entries(guide).flatMap(([prefix, names]) =>
  names.split(' ').map((name) => `${prefix}.${name}`),
);
const notGenerallyAvailable: Readonly<Record<string, string>> = {
  'otelcol.receiver.filelog': 'public-preview',
  'otelcol.receiver.awscloudwatch': 'experimental',
  'otelcol.receiver.datadog': 'experimental',
  'otelcol.exporter.awss3': 'experimental',
  'otelcol.exporter.debug': 'experimental',
  'otelcol.exporter.datadog': 'community',
  'otelcol.exporter.splunkhec': 'community',
  'loki.enrich': 'experimental',
  'loki.secretfilter': 'experimental',
};

test('the guide names 87 components', () => {
  expect(new Set(guideNames).size).toBe(87);
});

test.each(guideNames)('%s, which the guide names, is known with its stability', (name) => {
  expect(component(name)?.stability).toBe(notGenerallyAvailable[name] ?? 'generally-available');
});

/** What the agent and the gateway write: `block/…/argument`, and the exports that they wire. */
const used = `
discovery.kubernetes: role selectors/role selectors/label selectors/field namespaces/names > targets
discovery.relabel: targets rule/action rule/regex rule/source_labels rule/target_label > output
local.file_match: path_targets sync_period ignore_older_than > targets
loki.process: forward_to stage.cri/max_partial_lines stage.drop/longer_than stage.labels/values stage.match/selector stage.match/stage.limit/by_label_name stage.match/stage.multiline/firstline stage.match/stage.match/stage.match/stage.json/expressions stage.structured_metadata/values > receiver
loki.relabel: forward_to rule/regex > receiver rules
loki.source.file: targets forward_to tail_from_end on_positions_file_error
loki.source.journal: path max_age labels relabel_rules forward_to
loki.source.kubernetes_events: job_name log_format clustering/enabled forward_to
loki.write: endpoint/url endpoint/batch_size endpoint/queue_config/capacity external_labels > receiver
otelcol.connector.servicegraph: dimensions store/max_items store/ttl output/metrics > input
otelcol.connector.spanlogs: roots labels process_attributes span_attributes output/logs > input
otelcol.connector.spanmetrics: namespace dimension/name exemplars/enabled histogram/explicit/buckets histogram/unit output/metrics > input
otelcol.exporter.debug: verbosity > input
otelcol.exporter.loadbalancing: routing_key resolver/kubernetes/service resolver/kubernetes/ports protocol/otlp/client/tls/insecure sending_queue/queue_size retry_on_failure/max_elapsed_time > input
otelcol.exporter.otlp: client/endpoint client/tls/insecure sending_queue/queue_size > input
otelcol.exporter.otlphttp: client/endpoint > input
otelcol.exporter.prometheus: forward_to include_scope_labels include_target_info > input
otelcol.processor.batch: timeout send_batch_size send_batch_max_size output/traces > input
otelcol.processor.groupbyattrs: keys output/logs > input
otelcol.processor.k8sattributes: extract/metadata extract/label/from extract/otel_annotations pod_association/source/from output/traces > input
otelcol.processor.memory_limiter: check_interval limit_percentage spike_limit_percentage output/logs > input
otelcol.processor.resourcedetection: detectors override output/metrics > input
otelcol.processor.tail_sampling: decision_wait decision_cache num_traces policy/name policy/type policy/latency/threshold_ms policy/drop/drop_sub_policy/string_attribute/values output/traces > input
otelcol.processor.transform: error_mode log_statements/context metric_statements/statements output/metrics > input
otelcol.receiver.jaeger: protocols/grpc/endpoint protocols/thrift_http/endpoint output/traces
otelcol.receiver.otlp: grpc/endpoint grpc/max_recv_msg_size grpc/keepalive/server_parameters/max_connection_age http/endpoint output/logs
otelcol.receiver.zipkin: endpoint output/traces
faro.receiver: server/listen_port output/logs output/traces
prometheus.exporter.self: > targets
prometheus.exporter.unix: rootfs_path procfs_path disable_collectors filesystem/mount_timeout netclass/ignored_devices netdev/device_exclude > targets
prometheus.operator.podmonitors: forward_to clustering/enabled namespaces
prometheus.operator.servicemonitors: forward_to clustering/enabled kubernetes_role
prometheus.relabel: forward_to max_cache_size rule/source_labels > receiver rules
prometheus.remote_write: endpoint/url endpoint/send_exemplars endpoint/queue_config/max_shards wal/truncate_frequency external_labels > receiver
prometheus.scrape: targets forward_to scrape_interval scrape_timeout bearer_token_file tls_config/ca_file clustering/enabled sample_limit
pyroscope.scrape: targets forward_to profiling_config/profile.process_cpu/enabled clustering/enabled
pyroscope.write: endpoint/url > receiver
remote.kubernetes.secret: namespace name > data
`
  .trim()
  .split('\n');

test.each(used)('%s', (line) => {
  const [name = '', members = ''] = line.split(': ');
  const [paths = '', exports = ''] = members.split('> ');
  const facts = component(name);
  expect(facts).toBeDefined();
  for (const path of paths.trim().split(' ').filter(Boolean))
    expect([path, find(facts, path)]).toEqual([path, true]);
  for (const exported of exports.split(' ').filter(Boolean))
    expect(Object.keys(facts?.exports ?? {})).toContain(exported);
});

function find(body: BodyFacts | undefined, path: string): boolean {
  const [argument = '', ...blocks] = path.split('/').reverse();
  const inner = blocks.reverse().reduce<BodyFacts | undefined>((at, block) => at?.blocks[block]?.body, body);
  return inner?.arguments[argument] !== undefined;
}

test('what is required and what may be repeated', () => {
  const scrape = component('prometheus.scrape');
  const sampling = component('otelcol.processor.tail_sampling');

  expect(scrape?.arguments.targets).toMatchObject({ required: true, type: { kind: 'targets' } });
  expect(scrape?.arguments.scrape_interval).toMatchObject({ required: false, default: '1m' });
  expect(sampling?.blocks.policy).toMatchObject({ required: true, repeatable: true, label: false });
  expect(sampling?.blocks.output).toMatchObject({ required: true, repeatable: false });
  expect(component('prometheus.exporter.snmp')?.blocks.target?.label).toBe(true);
});

test('stage.match holds the stages that it stands among', () => {
  const stages = component('loki.process')?.blocks ?? {};
  const nested = stages['stage.match']?.body.blocks ?? {};

  expect(Object.keys(nested).sort()).toEqual(Object.keys(stages).sort());
  expect(nested['stage.match']?.body).toBe(stages['stage.match']?.body);
});

test('a struct that several components share keeps the facts of each', () => {
  const endpoint = (name: string, block: string) => component(name)?.blocks[block]?.body.arguments.endpoint;

  expect(endpoint('otelcol.receiver.otlp', 'grpc')?.default).toBe('0.0.0.0:4317');
  expect(component('otelcol.receiver.zipkin')?.arguments.endpoint?.default).toBe('0.0.0.0:9411');
  expect(endpoint('otelcol.exporter.otlp', 'client')?.default).toBeUndefined();
  expect(endpoint('otelcol.exporter.otlp', 'client')?.required).toBe(true);
});

test('a receiver that declares an input it never sets exports nothing', () => {
  expect(component('otelcol.receiver.googlecloudpubsub')?.exports).toEqual({});
});

test('arguments gated by stability', () => {
  const queue = component('loki.write')?.blocks.endpoint?.body.blocks.queue_config?.body.arguments;
  const gates = Object.values(queue ?? {}).map(({ gate }) => gate);

  expect(gates).toHaveLength(4);
  for (const gate of gates)
    expect(gate).toEqual({ stability: 'experimental', when: 'changed', effect: 'refused' });
  expect(component('prometheus.scrape')?.arguments.honor_metadata?.gate?.when).toEqual([true]);
  expect(component('otelcol.exporter.loadbalancing')?.arguments.routing_key?.gate?.effect).toBe('ignored');
  expect(
    component('loki.source.syslog')?.blocks.listener?.body.blocks.rfc3164_cisco_components?.gate?.when,
  ).toBe('written');
});
