import { isIP } from '../../support/ip.ts';

/** The name of a Service, and how it is asked, as it is written somewhere. */
export interface Address {
  /** What is written, without quotes and what stands around it. */
  readonly text: string;
  /** The same for a message: without a user's name and password. */
  readonly shown: string;
  readonly service: string;
  readonly namespace: string;
  /** What follows `.svc`; undefined when nothing does. */
  readonly domain: string | undefined;
  readonly scheme: string | undefined;
  /** As written, or that of the scheme. */
  readonly port: number | undefined;
  /** The path of a URL, with its slash; '' when there is none. */
  readonly urlPath: string;
  /** Whether it can only be a Service; a name by itself may be that of a machine. */
  readonly certain: boolean;
}

/** What is known of the place where a text stands. */
export interface AddressContext {
  /** Namespace in which names by themselves are looked up. */
  readonly namespace: string;
  /** Name of the setting, variable or flag that the text is the value of. */
  readonly setting?: string;
  /** Whether a namespace of that name is known, with Services in it. */
  readonly hasServices: (namespace: string) => boolean;
}

/** Ports that need not be written. */
const schemePorts: Readonly<Record<string, number | undefined>> = {
  amqp: 5672,
  grpc: undefined,
  grpcs: undefined,
  http: 80,
  https: 443,
  mongodb: 27017,
  mysql: 3306,
  nats: 4222,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
  rediss: 6379,
  tcp: undefined,
  ws: 80,
  wss: 443,
};

const label = '[a-z\\d_](?:[a-z\\d_-]*[a-z\\d])?';
const form = new RegExp(
  `^(?:dns(?:srv(?:noa)?)?\\+)?(?:([a-z][a-z\\d+.-]*)://)?(?:[^/@]*@)?(${label}(?:\\.${label})*)\\.?(?::(\\d{1,5}))?(/[^?#]*)?(?:[?#].*)?$`,
);

/** Settings whose value is a host, with or without a port, and no other kind of text. */
const hostSetting =
  /(?:ur[il]|host|addr|address(?:es)?|endpoint|servers?|targets?|members|peers|brokers)s?$/i;
/** Settings whose value is the name of others of the same kind. */
const memberSetting = /join[-_.]?(?:members|addresses)$/i;

/**
 * The addresses of Services in a text: `http://loki.loki.svc:3100/ready`, `tempo.tempo.svc.cluster.local:4317`, and, where
 * nothing else can be meant, `http://loki:3100` and `loki.loki:3100`. Hosts outside the cluster are none.
 */
export function addressesIn(text: string, context: AddressContext): readonly Address[] {
  if (!mayHoldAddresses(text, context.setting)) return [];
  // No host with its path is longer than this.
  const words = text.split(/[\s,;"'`()<>{}[\]|]+/).filter(({ length }) => length < 2048);
  const isList = words.every((word) => /^[\w.+-]*(?::\d+)?$/.test(word));
  return words.flatMap((word) => {
    const [, setting, value = word] = /^-{0,2}([\w.-]+)=(.+)$/.exec(word) ?? [];
    const isWhole = isList || value === text || word === text;
    return addressOf(value, { ...context, ...(setting !== undefined && { setting }) }, isWhole) ?? [];
  });
}

/** Most texts are none and hold none: a word by itself is one only as the value of few settings. */
export function mayHoldAddresses(text: string, setting = ''): boolean {
  if (text.includes('://') || text.includes('.svc')) return true;
  const isSeveral = text.includes('.') || text.includes(':') || memberSetting.test(setting);
  return isSeveral && /^[\w.+-]+(?::\d+)?(?:,|$)/.test(text);
}

function addressOf(text: string, context: AddressContext, isWhole: boolean): Address | undefined {
  const [, scheme, host = '', written, urlPath = ''] = form.exec(text) ?? [];
  if (host === '' || isIP(host) !== 0 || host === 'localhost') return undefined;
  if (scheme !== undefined && !Object.hasOwn(schemePorts, scheme)) return undefined;
  const port = written === undefined ? schemePorts[scheme ?? ''] : Number(written);
  // What stood before the sign may have been a variable.
  const rest = {
    text: text.replace(/^@/, ''),
    shown: text.replace(/^([^/@]*:\/\/)?[^/@]*@/, '$1'),
    scheme,
    port,
    urlPath,
  };
  // A label with `_` in front is that of an SRV record: it names a port, not a host.
  const labels = host.split('.').filter((one) => !one.startsWith('_'));
  const svc = labels.indexOf('svc');
  if (svc >= 2) {
    const [service = '', namespace = ''] = labels.slice(svc - 2, svc);
    return {
      ...rest,
      service,
      namespace,
      domain: labels.slice(svc + 1).join('.') || undefined,
      certain: true,
    };
  }
  const [service = '', namespace, ...more] = labels;
  if (more.length > 0 || (scheme === undefined && !isWhole)) return undefined;
  if (namespace !== undefined) {
    return context.hasServices(namespace)
      ? {
          ...rest,
          service,
          namespace,
          domain: undefined,
          certain: scheme !== undefined || written !== undefined,
        }
      : undefined;
  }
  const { setting = '' } = context;
  const isHost =
    scheme !== undefined ||
    memberSetting.test(setting) ||
    (written !== undefined && hostSetting.test(setting));
  return isHost
    ? { ...rest, service, namespace: context.namespace, domain: undefined, certain: false }
    : undefined;
}
