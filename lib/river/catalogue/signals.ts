/** What an `otelcol.Consumer` takes and gives. */
export type Signal = 'traces' | 'metrics' | 'logs';

/** The signals that an `otelcol.*` component takes in and those that it gives out. */
export interface Signals {
  readonly in: readonly Signal[];
  readonly out: readonly Signal[];
}

const all: readonly Signal[] = ['traces', 'metrics', 'logs'];

/**
 * The signals of an `otelcol.*` component, or undefined when it is none that carries them. Data of another signal that
 * is wired to a component is refused at run time. Sources: Alloy 1.18.1 (`TypeSignalConstFunc`, `ConnectorType`,
 * `SetConsumers`); the factories of the collector's processors 0.153; for receivers Alloy's documentation.
 */
export function signalsOf(component: string): Signals | undefined {
  return table().get(component);
}

/** The components whose signals are known. */
export const signalComponents = (): string[] => [...table().keys()];

let known: ReadonlyMap<string, Signals> | undefined;

function table(): ReadonlyMap<string, Signals> {
  if (known) return known;
  const found = new Map<string, Signals>();
  const processors = (signals: readonly Signal[], ...names: readonly string[]) => {
    for (const name of names) found.set(`otelcol.processor.${name}`, { in: signals, out: signals });
  };
  const connectors = (from: readonly Signal[], to: Signal, ...names: readonly string[]) => {
    for (const name of names) found.set(`otelcol.connector.${name}`, { in: from, out: [to] });
  };
  const exporters = (signals: readonly Signal[], ...names: readonly string[]) => {
    for (const name of names) found.set(`otelcol.exporter.${name}`, { in: signals, out: [] });
  };
  const receivers = (signals: readonly Signal[], ...names: readonly string[]) => {
    for (const name of names) found.set(`otelcol.receiver.${name}`, { in: [], out: signals });
  };

  processors(all, 'attributes', 'batch', 'filter', 'groupbyattrs', 'k8sattributes', 'memory_limiter');
  processors(all, 'resourcedetection', 'transform');
  processors(['metrics'], 'cumulativetodelta', 'deltatocumulative', 'interval', 'metric_start_time');
  processors(['traces'], 'discovery', 'span', 'tail_sampling');
  processors(['traces', 'logs'], 'probabilistic_sampler');

  connectors(['traces'], 'metrics', 'host_info', 'servicegraph', 'spanmetrics');
  connectors(['traces'], 'logs', 'spanlogs');
  connectors(all, 'metrics', 'count', 'signaltometrics');

  exporters(all, 'awss3', 'datadog', 'debug', 'file', 'googlecloud', 'googlecloudpubsub', 'kafka', 'otlp');
  exporters(all, 'otlphttp', 'splunkhec');
  exporters(['traces', 'logs'], 'faro');
  // Metrics too at experimental stability, by another routing key.
  exporters(['traces', 'logs'], 'loadbalancing');
  exporters(['logs'], 'loki', 'syslog');
  exporters(['metrics'], 'prometheus');

  receivers(all, 'awss3', 'googlecloudpubsub', 'kafka', 'otlp');
  receivers(['traces'], 'jaeger', 'solace', 'zipkin');
  receivers(
    ['metrics'],
    'awsecscontainermetrics',
    'file_stats',
    'influxdb',
    'nginx',
    'prometheus',
    'vcenter',
  );
  receivers(['logs'], 'awscloudwatch', 'cloudflare', 'filelog', 'fluentforward', 'loki', 'syslog', 'tcplog');
  receivers(['traces', 'metrics'], 'datadog');
  receivers(['traces', 'logs'], 'faro');
  receivers(['metrics', 'logs'], 'splunkhec');
  known = found;
  return found;
}
