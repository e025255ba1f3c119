import type { AlloyRun } from '../../../pod/rule.ts';
import type { Place, Protocol } from '../../../pod/workload.ts';
import type { Node } from '../../../syntax/index.ts';
import { nameOf } from '../../describe.ts';
import { isLoopback, type Listening, listeningPorts, split } from '../meaning/listening.ts';

/** A port that the process of Alloy opens. */
export interface OpenPort {
  /** Who opens it, for a message. */
  readonly who: string;
  readonly host: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly at: Node | Place;
  /** Absent for Alloy's own HTTP server. */
  readonly listening?: Listening;
}

/** The ports that Alloy opens, its own HTTP server first, as far as they are known. */
export function openPorts({ model, flags, workload }: AlloyRun): readonly OpenPort[] {
  const [host, port] = split(flags.listen);
  const own: OpenPort[] =
    port === undefined
      ? []
      : [
          {
            who: "Alloy's own HTTP server",
            host,
            port,
            protocol: 'TCP',
            at: workload.container.commandLine.place,
          },
        ];
  const others = model.components.flatMap(listeningPorts).flatMap((listening): OpenPort[] => {
    if (listening.port === undefined) return [];
    const { component, node, protocol } = listening;
    return [
      { who: nameOf(component), host: listening.host, port: listening.port, protocol, at: node, listening },
    ];
  });
  return [...own, ...others];
}

/** Whether every port is known that Alloy opens: what is imported may open others. */
export function knowsAllPorts({ model, flags }: AlloyRun): boolean {
  const isOpen = model.units.some(
    ({ name }) => name.startsWith('import.') || name === 'remotecfg' || name === 'foreach',
  );
  const unknownPort = model.components.flatMap(listeningPorts).some(({ port }) => port === undefined);
  return !isOpen && !unknownPort && split(flags.listen)[1] !== undefined;
}

/** Whether others than the pod itself can connect. */
export const isReachable = ({ host }: Pick<OpenPort, 'host'>): boolean => !isLoopback(host);

/** Whether one of the two cannot be opened when the other is: same port, and addresses that overlap. */
export function collide(one: OpenPort, other: OpenPort): boolean {
  if (one.port !== other.port || one.protocol !== other.protocol) return false;
  const isAll = (host: string) => ['', '0.0.0.0', '[::]', '::'].includes(host);
  return (
    isAll(one.host) ||
    isAll(other.host) ||
    one.host === other.host ||
    (isLoopback(one.host) && isLoopback(other.host))
  );
}
