import type { Component, Model } from '../../../model/index.ts';
import { listeningPorts, split } from './listening.ts';
import { isA, type Pipeline } from './pipeline.ts';

export const balancer = 'otelcol.exporter.loadbalancing';

/** Whom a balancer sends to. */
export interface Destination {
  /** A Service, or a pod of one; undefined where it is not known before Alloy runs. */
  readonly host: string | undefined;
  /** Ports of the pods. */
  readonly ports: readonly number[];
}

/** Whom a balancer sends to, as far as its resolvers tell. */
export function destinationsOf({ body }: Component): readonly Destination[] {
  const hows = body.blocks('resolver').flatMap((resolver) => resolver.children);
  return hows.flatMap((how): Destination[] => {
    switch (how.node.name) {
      case 'kubernetes':
        return [{ host: textOf(how.argument('service')), ports: numbersOf(how.effective('ports')) }];
      case 'dns':
        return [{ host: textOf(how.argument('hostname')), ports: numbersOf([how.effective('port')]) }];
      case 'static':
        return textsOf(how.argument('hostnames')).map((address) => {
          const [host, port] = split(address);
          return { host: host || address, ports: [port ?? 4317] };
        });
      default:
        return [];
    }
  });
}

/**
 * Whether a receiver takes what a balancer of the same files sends: it listens on a port of the balancer's, and is not
 * what feeds it.
 */
export function isBehindBalancer(receiver: Component, { components }: Model, pipeline: Pipeline): boolean {
  const own = new Set(listeningPorts(receiver).map(({ port }) => port));
  return components.some(
    (unit) =>
      isA(unit, balancer) &&
      destinationsOf(unit).some(({ ports }) => ports.some((port) => own.has(port))) &&
      !pipeline.upstream(unit).includes(receiver),
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];

const numbersOf = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.map(Number).filter((number) => Number.isInteger(number) && number > 0) : [];
