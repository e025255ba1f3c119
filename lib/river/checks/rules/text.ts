import { parseDuration, parseSize } from '../../catalogue/index.ts';
import type { Body, TypedValue, Unit } from '../../model/index.ts';
import { describeType, placeOf, show } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const text: RiverRule = {
  id: 'river/text',
  severity: 'error',
  summary: 'durations, sizes, URLs and addresses are written as Alloy reads them',
  check({ values }, report) {
    for (const typed of values) {
      const { type, expression } = typed;
      if (!Object.hasOwn(names, type.kind)) continue;
      const { value } = typed;
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const wrong = problemOf(typed, String(value));
      if (wrong === undefined) continue;
      report(
        expression,
        `${placeOf(typed)} is ${show(value)}, which is no ${names[type.kind] ?? 'value'}${wrong.reason}`,
        {
          fix: wrong.fix ?? `write ${describeType(type)}`,
          ...(wrong.isTaken && { severity: 'warning' as const }),
        },
      );
    }
  },
};

const names: Readonly<Record<string, string>> = {
  duration: 'duration',
  size: 'size',
  url: 'URL',
  'host-port': 'address',
  'grpc-target': 'address',
};

interface Wrong {
  readonly reason: string;
  /** Alloy takes it, but most likely nobody listens there. */
  readonly isTaken?: true;
  readonly fix?: string;
}

function problemOf({ type, body, unit }: TypedValue, value: string): Wrong | undefined {
  switch (type.kind) {
    case 'duration':
      return parseDuration(value) === undefined ? durationAdvice(value) : undefined;
    case 'size':
      return parseSize(value) === undefined ? sizeAdvice(value) : undefined;
    case 'url':
      return value === '' || isOverridden(body, unit) ? undefined : urlAdvice(value);
    case 'host-port':
      // A Unix socket has a path instead.
      return value === '' || String(body.effective('transport')).startsWith('unix')
        ? undefined
        : hostPort(value);
    case 'grpc-target':
      return value === '' || value.startsWith('unix:') ? undefined : grpcTarget(value, body);
    default:
      return undefined;
  }
}

/** Whether this is the endpoint of an exporter that has one of its own for a signal, as many have for all. */
function isOverridden(body: Body, { name, body: whole }: Unit): boolean {
  const own = ['traces_endpoint', 'metrics_endpoint', 'logs_endpoint'];
  return (
    name === 'otelcol.exporter.otlphttp' &&
    body.path[0] === 'client' &&
    own.some((one) => whole.attribute(one))
  );
}

function durationAdvice(value: string): Wrong {
  const days = /^(\d+)d$/.exec(value)?.[1];
  if (days !== undefined) return { reason: ': there are no days', fix: `write "${Number(days) * 24}h"` };
  if (/^\d+$/.test(value)) return { reason: ': the unit is missing', fix: `write "${value}s" for seconds` };
  return { reason: '' };
}

function sizeAdvice(value: string): Wrong {
  return /^\d+$/.test(value)
    ? { reason: ': the unit is missing', fix: `write "${value}B" for bytes` }
    : { reason: '' };
}

function urlAdvice(value: string): Wrong | undefined {
  if (/\s/.test(value)) return { reason: ': there is white space in it' };
  if (!/^[a-zA-Z][\w+.-]*:\/\//.test(value))
    return { reason: ': the scheme is missing', fix: `write "http://${value}"` };
  return URL.canParse(value) ? undefined : { reason: '' };
}

/** Without a port gRPC takes 443, which is right where TLS is. */
function grpcTarget(value: string, body: Body): Wrong | undefined {
  const [, scheme, address = ''] = /^(https?:\/\/|dns:\/\/\/)?(.*)$/s.exec(value) ?? [];
  if (address.includes('/')) return { reason: ': gRPC knows no paths', isTaken: true };
  if (address.includes(':')) return hostPort(address);
  const isPlain = scheme === 'http://' || body.block('tls')?.argument('insecure') === true;
  return isPlain
    ? { reason: ': the port is missing', fix: `write "${value}:4317"`, isTaken: true }
    : undefined;
}

/** `host:port` as Go's `net.SplitHostPort` reads it, with a port that is a number. */
function hostPort(value: string): Wrong | undefined {
  const [, port] = /^(?:\[[\da-fA-F:.%\w]*\]|[^:[\]]*):(\d*)$/.exec(value) ?? [];
  if (port === undefined) return { reason: ': it needs a host and a port' };
  if (port === '') return { reason: ': the port is missing' };
  return Number(port) > 65_535 ? { reason: `: there is no port ${port}` } : undefined;
}
