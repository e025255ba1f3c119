import { service } from '../../../pod/testing.ts';
import { otelcol } from '../meaning/testing.ts';

/** A receiver of OTLP over gRPC. */
export const receiver = (label: string, port: number, to: string, more = ''): string =>
  otelcol('receiver.otlp', label, { traces: to }, `  grpc {\n    endpoint = "0.0.0.0:${port}"\n  }${more}`);

/** A balancer that finds its pods by a Service. */
export const balancer = (
  host = '"alloy.obs"',
  port = 14_317,
  more = '',
): string => `otelcol.exporter.loadbalancing "peers" {
${more}  resolver {
    kubernetes {
      service = ${host}
      ports   = [${port}]
    }
  }
  protocol {
    otlp {
      client { }
    }
  }
}
`;

/** Tail sampling, to Tempo. */
export const sampler: string =
  otelcol('processor.tail_sampling', 'keep', { traces: 'exporter.otlp.out' }) +
  otelcol('exporter.otlp', 'out', {}, '  client {\n    endpoint = "tempo:4317"\n  }');

/** Two tiers in one file. */
export const balanced: string =
  receiver('in', 4317, 'exporter.loadbalancing.peers') +
  balancer() +
  receiver('peers', 14_317, 'processor.tail_sampling.keep') +
  sampler;

/** The Service of the pods. */
export const ownService = service('alloy', [
  { name: 'otlp', port: 4317 },
  { name: 'peers', port: 14_317 },
]);
