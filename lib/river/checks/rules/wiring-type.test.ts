import { testRule } from '../testing.ts';
import { wiringType } from './wiring-type.ts';

const sinks = `
prometheus.remote_write "metrics" { }
loki.write "logs" { }
loki.relabel "rules" {
 forward_to = [loki.write.logs.receiver]
}
discovery.kubernetes "pods" {
 role = "pod"
}`;
const scrape = (content: string) => `prometheus.scrape "x" {\n ${content}\n}${sinks}`;
const batch = (content: string) => `otelcol.processor.batch "x" {\n output {\n  ${content}\n }\n}${sinks}`;

testRule(wiringType, {
  finds: {
    'a receiver of another signal': [
      scrape('forward_to = [loki.write.logs.receiver]'),
      '2: forward_to[0] takes a receiver of metrics (MetricsReceiver), but loki.write.logs.receiver is a receiver of logs (LogsReceiver)',
    ],
    'a receiver where a consumer is wanted': [
      batch('metrics = [prometheus.remote_write.metrics.receiver]'),
      '3: metrics[0] takes a consumer (otelcol.Consumer), but prometheus.remote_write.metrics.receiver is a receiver of metrics (MetricsReceiver)',
    ],
    'a receiver without a list': [
      scrape('forward_to = prometheus.remote_write.metrics.receiver'),
      '2: forward_to takes a list of receivers of metrics (MetricsReceiver), but prometheus.remote_write.metrics.receiver is a receiver of metrics (MetricsReceiver)',
    ],
    'rules where a receiver is wanted': [
      `loki.process "x" {\n forward_to = [loki.relabel.rules.rules]\n}${sinks}`,
      '2: forward_to[0] takes a receiver of logs (LogsReceiver), but loki.relabel.rules.rules is a set of rules (RelabelRules)',
    ],
    'targets in a list': [
      scrape('targets = [discovery.kubernetes.pods.targets]'),
      '2: targets[0] takes an object, but discovery.kubernetes.pods.targets is a list of targets',
    ],
    'a receiver among targets': [
      scrape('targets = array.concat(discovery.kubernetes.pods.targets, loki.write.logs.receiver)'),
      '2: targets takes a list of targets, but loki.write.logs.receiver is a receiver of logs (LogsReceiver)',
    ],
    'a variable for a boolean, which is text': [
      scrape('honor_labels = sys.env("HONOR")'),
      '2: honor_labels takes true or false, but sys.env("HONOR") is text',
    ],
    'targets for text': [
      scrape('job_name = discovery.kubernetes.pods.targets'),
      '2: job_name takes text, but discovery.kubernetes.pods.targets is a list of targets',
    ],
    'what a declare exports': [
      `declare "mine" {${sinks}\n export "receiver" {\n  value = loki.write.logs.receiver\n }\n}\nmine "it" { }\nprometheus.scrape "x" {\n forward_to = [mine.it.receiver]\n}`,
      '16: forward_to[0] takes a receiver of metrics (MetricsReceiver), but mine.it.receiver is a receiver of logs (LogsReceiver)',
    ],
  },
  passes: {
    'what fits': scrape(
      'targets = array.concat(discovery.kubernetes.pods.targets, [{ a = "b" }])\n forward_to = [prometheus.remote_write.metrics.receiver]',
    ),
    'text for a duration and for a number': scrape(
      'scrape_interval = sys.env("A")\n sample_limit = sys.env("B")',
    ),
    'an element of targets': scrape('targets = [discovery.kubernetes.pods.targets[0]]'),
    'arguments of a declare, of which no type is known':
      'declare "a" {\n argument "to" { }\n prometheus.scrape "x" {\n  forward_to = argument.to.value\n }\n}',
    'a declare that exports what it is made of, again':
      'declare "a" {\n a "it" { }\n export "x" {\n  value = a.it.x\n }\n}\na "it" { }\nlocal.file "f" {\n filename = a.it.x\n}',
    'a secret where one is wanted':
      'remote.vault "v" { }\nloki.write "x" {\n endpoint {\n  bearer_token = remote.vault.v.data.token\n }\n}',
  },
});
