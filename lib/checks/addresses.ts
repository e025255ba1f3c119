import { isIP, isIPv4 } from 'node:net';

/** An address block such as `10.0.0.0/8`. */
export interface AddressBlock {
  /** The address as a number, and how many bits one of its family has. */
  readonly address: bigint;
  readonly bits: 32 | 128;
  /** How many leading bits the block fixes. */
  readonly length: number;
}

/** The block that a text names; undefined when it names none. */
export function addressBlock(text: string): AddressBlock | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  const bits = isIPv4(address) ? 32 : 128;
  if (isIP(address) === 0 || rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  return Number(length) <= bits ? { address: number(address), bits, length: Number(length) } : undefined;
}

/** The same block with every bit after its length zero, as text: what is meant when host bits are set. */
export function networkOf({ address, bits, length }: AddressBlock): string {
  const rest = BigInt(bits - length);
  return `${format((address >> rest) << rest, bits)}/${length}`;
}

/** Whether bits after the length are set, so that the text looks narrower than what it means. */
export function hasHostBits({ address, bits, length }: AddressBlock): boolean {
  const rest = BigInt(bits - length);
  return (address >> rest) << rest !== address;
}

/** Whether all of a block lies inside another, and is not the whole of it. */
export const isInside = (inner: AddressBlock, outer: AddressBlock) =>
  inner.length > outer.length && covers(outer, inner);

/** Whether all of a block lies inside another, or is that other. */
export function covers(outer: AddressBlock, inner: AddressBlock): boolean {
  if (inner.bits !== outer.bits || inner.length < outer.length) return false;
  const rest = BigInt(outer.bits - outer.length);
  return inner.address >> rest === outer.address >> rest;
}

/** A single address as the block that holds nothing else. */
export const blockOf = (address: string) => `${address}/${isIPv4(address) ? 32 : 128}`;

function number(address: string): bigint {
  if (isIPv4(address)) return address.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
  return groups(address).reduce((sum, group) => (sum << 16n) + BigInt(group), 0n);
}

/** The eight groups of an IPv6 address. */
function groups(address: string): number[] {
  const [plain = ''] = address.split('%');
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(plain);
  const hex = (high = '', low = '') => (Number(high) * 256 + Number(low)).toString(16);
  const text = dotted ? `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}` : plain;
  const [head = '', tail] = text.split('::');
  const parse = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  if (tail === undefined) return parse(head);
  const [before, after] = [parse(head), parse(tail)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function format(address: bigint, bits: 32 | 128): string {
  const size = bits === 32 ? 8n : 16n;
  const parts: bigint[] = [];
  for (let left = BigInt(bits) - size; left >= 0n; left -= size)
    parts.push((address >> left) & ((1n << size) - 1n));
  if (bits === 32) return parts.join('.');
  // The longest run of zero groups is written as "::".
  return parts
    .map((part) => part.toString(16))
    .join(':')
    .replace(/(?:^|:)0(?::0)+(?::|$)/, '::');
}
