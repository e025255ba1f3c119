import { asNumber, asObject, asText, at, isPlainObject } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import type { Inventory } from '../inventory.ts';
import { variableOf } from '../pods.ts';
import { type Configuration, mainOf } from './configurations.ts';
import type { Program } from './programs.ts';
import { readsSection } from './targets.ts';

/** A port on which a program waits for connections. */
export interface Listener {
  /** What is spoken there: `http` is the API of the program. */
  readonly what: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
  /** Only the pod itself can connect. */
  readonly local: boolean;
  /** Where the configuration says so; undefined for a default, or a flag. */
  readonly path?: Path;
}

/**
 * The ports on which a program listens, by its configuration, its flags and its defaults. Undefined when that cannot be
 * known: its configuration is not among the manifests, or it is Alloy, whose components decide.
 */
export function listenersOf(inventory: Inventory, program: Program): readonly Listener[] | undefined {
  const main = mainOf(inventory, program);
  return listenersIn(program, main)?.filter(
    ({ path }) => !path || readsSection(program.name, program.flags.get('target')?.value, path.map(String)),
  );
}

function listenersIn(program: Program, main: Configuration | undefined): readonly Listener[] | undefined {
  switch (program.name) {
    case 'loki':
      return main && [...servers(program, main, { http: 3100 }), ...members(main)];
    case 'mimir':
      return main && [...servers(program, main, { http: 8080 }), ...members(main)];
    case 'tempo':
      return main && [...servers(program, main, { http: 3200 }), ...members(main), ...receivers(main)];
    case 'prometheus':
      return [fromAddress('http', program.flags.get('web.listen-address')?.value ?? '0.0.0.0:9090')];
    case 'reloader':
      return [fromAddress('http', program.flags.get('listen-address')?.value ?? ':8080')];
    case 'sidecar':
      return [
        { what: 'http', port: Number(variableOf(program.container, 'HEALTH_PORT') ?? 8080), ...everywhere },
      ];
    case 'grafana':
      return [grafanaListener(program, main)];
    case 'alloy':
      return undefined;
  }
}

const everywhere = { protocol: 'TCP', local: false } as const;

/** Flags of these programs go before their files. */
function servers({ flags }: Program, { parsed }: Configuration, { http }: { http: number }): Listener[] {
  const server = asObject(asObject(parsed.value).server);
  return (
    [
      ['http', 'http_listen_port', http],
      ['grpc', 'grpc_listen_port', 9095],
    ] as const
  ).map(([what, key, usual]) => {
    const flag = flags.get(`server.${key.replaceAll('_', '-')}`)?.value;
    const written = asNumber(server[key]);
    const isWritten = flag === undefined && written !== undefined;
    const port = flag === undefined ? (written ?? usual) : Number(flag);
    return { what, port, ...everywhere, ...(isWritten && { path: ['server', key] }) };
  });
}

function members({ parsed }: Configuration): Listener[] {
  const memberlist = asObject(parsed.value).memberlist;
  if (!isPlainObject(memberlist)) return [];
  const port = asNumber(memberlist.bind_port);
  const path = port === undefined ? {} : { path: ['memberlist', 'bind_port'] };
  return [{ what: 'memberlist', port: port ?? 7946, ...everywhere, ...path }];
}

/** Ports of Tempo's receivers, where no endpoint is written: on localhost, since 2.7. */
const receiverPorts: Readonly<Record<string, readonly [port: number, protocol: 'TCP' | 'UDP']>> = {
  'otlp.grpc': [4317, 'TCP'],
  'otlp.http': [4318, 'TCP'],
  'jaeger.grpc': [14250, 'TCP'],
  'jaeger.thrift_http': [14268, 'TCP'],
  'jaeger.thrift_binary': [6832, 'UDP'],
  'jaeger.thrift_compact': [6831, 'UDP'],
  zipkin: [9411, 'TCP'],
  opencensus: [55678, 'TCP'],
};

function receivers({ parsed }: Configuration): Listener[] {
  const path = ['distributor', 'receivers'];
  return Object.entries(asObject(at(parsed.value, ...path))).flatMap(([kind, receiver]) => {
    const { protocols } = asObject(receiver);
    const parts: [string, unknown, Path][] = isPlainObject(protocols)
      ? Object.entries(protocols).map(([name, one]) => [
          `${kind}.${name}`,
          one,
          [...path, kind, 'protocols', name],
        ])
      : [[kind, receiver, [...path, kind]]];
    return parts.flatMap(([what, one, place]): Listener[] => {
      const [usual, protocol] = receiverPorts[what] ?? [];
      if (usual === undefined || protocol === undefined) return [];
      const endpoint = asText(asObject(one).endpoint);
      if (endpoint === undefined) return [{ what, port: usual, protocol, local: true, path: place }];
      return [{ ...fromAddress(what, endpoint), protocol, path: [...place, 'endpoint'] }];
    });
  });
}

function grafanaListener(program: Program, main: Configuration | undefined): Listener {
  const fromEnv = variableOf(program.container, 'GF_SERVER_HTTP_PORT');
  const written = asText(at(main?.parsed.value, 'server', 'http_port'));
  const isWritten = fromEnv === undefined && written !== undefined;
  const port = Number(fromEnv ?? written ?? 3000);
  return { what: 'http', port, ...everywhere, ...(isWritten && { path: ['server', 'http_port'] }) };
}

/** `0.0.0.0:9090`, `:8080`, `localhost:4317`, `[::]:4317`. */
function fromAddress(what: string, address: string): Listener {
  const [, host = '', port] = /^(.*?):?(\d*)$/.exec(address) ?? [];
  const local = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);
  return { what, port: Number(port), protocol: 'TCP', local };
}
