import type { NamespaceChart } from '../../lib/namespace/chart.ts';
import { alsoTo } from '../../lib/river/rewire.ts';
import type { Feature } from './feature.ts';
import { experimental } from './pod.ts';

/** Shows what arrives in the gateway's own log. */
export function debug({ cluster }: NamespaceChart): Feature | undefined {
  const { debug } = cluster.features;
  return (
    debug && {
      files: ['debug.alloy'],
      patches: [experimental],
      wire: (text) =>
        debug.signals.reduce(
          (wired, signal) =>
            alsoTo(wired, 'otelcol.processor.transform.ingest', signal, [
              'otelcol.exporter.debug.arrived.input',
            ]),
          text,
        ),
    }
  );
}
