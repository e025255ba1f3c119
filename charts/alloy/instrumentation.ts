import type { NamespaceChart } from '../../lib/namespace/chart.ts';
import { add } from '../../lib/namespace/objects.ts';
import { url } from '../../lib/network/endpoint.ts';
import type { Feature } from './feature.ts';

/** Has the OpenTelemetry operator put its agents into pods that ask for it, and these send to the gateway. */
export function instrumentation({ cluster }: NamespaceChart): Feature | undefined {
  const { instrumentation } = cluster.features;
  return (
    instrumentation && {
      add: ({ chart, release }) => {
        const endpoint = url(release.endpoint('alloy-gateway', 'otlp-http'));
        for (const namespace of instrumentation.namespaces) {
          add(chart, 'Instrumentation', {
            // All of them lie in the gateway's folder, so each has a name of its own.
            metadata: { name: `alloy-gateway-${namespace}`, namespace },
            spec: {
              exporter: { endpoint },
              // Agents differ in what they send by default; every one of them can send this.
              env: [{ name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' }],
              propagators: ['tracecontext', 'baggage'],
              // The gateway samples, when it has seen whole traces.
              sampler: { type: 'parentbased_always_on' },
            },
          });
        }
      },
    }
  );
}
