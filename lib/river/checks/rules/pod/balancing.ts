import { once } from '../../../../support/memo.ts';
import type { Component } from '../../../model/index.ts';
import type { AlloyRun, PodContext } from '../../../pod/rule.ts';
import { type Service, selects, serviceNamed } from '../../../pod/services.ts';
import { balancer, destinationsOf } from '../meaning/balancers.ts';
import { isA } from '../meaning/pipeline.ts';

/** A balancer, and a port that it sends to. */
export interface Balanced {
  readonly run: AlloyRun;
  readonly exporter: Component;
  /** What all spans have in common that it sends to one pod: `traceID`. */
  readonly key: string;
  readonly port: number;
  /** The name that it finds its pods by; undefined where it is not known. */
  readonly host: string | undefined;
  readonly service: Service | undefined;
}

/** Where every balancer of a cluster sends to. */
export const balancedBy = once(({ runs, objects }: PodContext): readonly Balanced[] =>
  runs.flatMap((run) =>
    run.model.components
      .filter((unit) => isA(unit, balancer))
      .flatMap((exporter) =>
        destinationsOf(exporter).flatMap(({ host, ports }) =>
          ports.map((port) => ({
            run,
            exporter,
            key: String(exporter.body.effective('routing_key') ?? 'traceID'),
            port,
            host,
            service: host === undefined ? undefined : serviceNamed(host, run.workload.namespace, objects),
          })),
        ),
      ),
  ),
);

/** Whether a balancer sends to the pods of a workload; where its Service is not known, it counts as its own. */
export function sendsTo({ run, host, service }: Balanced, { workload }: AlloyRun): boolean {
  if (host === undefined) return run.workload === workload;
  return (
    service !== undefined &&
    service.namespace === workload.namespace &&
    selects(service.selector, workload.labels)
  );
}
