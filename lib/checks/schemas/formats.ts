import { isIPv4, isIPv6 } from 'node:net';
import { isIP } from '../../support/ip.ts';
import { quantity } from '../quantity.ts';

/** What a value of a format looks like, and whether one is of it. Formats that are not here are not checked by the API server. */
interface Format {
  readonly expected: string;
  readonly accepts: (value: string) => boolean;
}

/** The formats that the API server checks, by the name they have in a schema. */
export const formats: Readonly<Record<string, Format>> = {
  byte: { expected: 'base64', accepts: isBase64 },
  cidr: { expected: 'an address block such as 10.0.0.0/8', accepts: isCidr },
  date: {
    expected: 'a date such as 2026-01-31',
    accepts: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && isTime(value),
  },
  'date-time': {
    expected: 'a time such as 2026-01-31T12:00:00Z',
    accepts: (value) =>
      /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(value) && isTime(value),
  },
  duration: { expected: 'a duration such as 1h30m', accepts: isGoDuration },
  email: {
    expected: 'an e-mail address',
    accepts: (value) => /^[^\s@]+@[^\s@]+$/.test(value),
  },
  hostname: {
    expected: 'a host name',
    accepts: (value) =>
      value.length <= 255 &&
      /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*\.?$/i.test(value),
  },
  ipv4: { expected: 'an IPv4 address', accepts: isIPv4 },
  ipv6: { expected: 'an IPv6 address', accepts: isIPv6 },
  ip: { expected: 'an IP address', accepts: (value) => isIP(value) !== 0 },
  quantity: {
    expected: 'a quantity such as 250m, 512Mi or 10Gi',
    accepts: (value) => quantity(value) !== undefined,
  },
  uri: { expected: 'a URI', accepts: (value) => value.startsWith('/') || URL.canParse(value) },
  uuid: {
    expected: 'a UUID',
    accepts: (value) => /^[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}$/i.test(value),
  },
};

/** Inclusive limits of the integer formats. */
export const integerRanges: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['int32', [-(2 ** 31), 2 ** 31 - 1]],
  ['int64', [-(2 ** 63), 2 ** 63]],
]);

function isBase64(value: string): boolean {
  const text = value.replaceAll(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);
}

function isCidr(value: string): boolean {
  const [address = '', length = '', ...rest] = value.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) !== 0 && rest.length === 0 && /^(0|[1-9]\d{0,2})$/.test(length) && Number(length) <= bits
  );
}

function isGoDuration(value: string): boolean {
  return value === '0' || /^[+-]?(\d+(\.\d*)?(ns|us|µs|ms|s|m|h))+$/.test(value);
}

function isTime(value: string): boolean {
  return !Number.isNaN(Date.parse(value.toUpperCase()));
}
