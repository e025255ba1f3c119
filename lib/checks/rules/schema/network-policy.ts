import {
  asList,
  asNumber,
  asObject,
  asText,
  isPlainObject,
  objectsIn,
  type PlainObject,
} from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import { addressBlock, hasHostBits, isInside, networkOf } from '../../addresses.ts';
import { isPortName, isPortNumber } from '../../names.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const networkPolicy: ObjectRule = {
  id: 'schema/network-policy',
  severity: 'error',
  scope: 'object',
  summary: 'address blocks, ports and peers of NetworkPolicies are ones that exist',
  check({ object, groupKind }, report) {
    if (groupKind !== 'networking.k8s.io/NetworkPolicy') return;
    const spec = asObject(object.spec);
    for (const [direction, peers] of [
      ['ingress', 'from'],
      ['egress', 'to'],
    ] as const) {
      for (const [rule, index] of objectsIn(spec[direction])) {
        const path = ['spec', direction, index];
        for (const [peer, at] of objectsIn(rule[peers])) checkPeer(peer, [...path, peers, at], report);
        for (const [port, at] of objectsIn(rule.ports)) checkPort(port, [...path, 'ports', at], report);
      }
    }
    const types = asList(spec.policyTypes);
    if (asList(spec.egress).length > 0 && types.length > 0 && !types.includes('Egress')) {
      report(
        ['spec', 'policyTypes'],
        'there are egress rules, and policyTypes has no Egress: they do nothing',
        { fix: 'add Egress' },
      );
    }
    if (asList(spec.ingress).length > 0 && types.length > 0 && !types.includes('Ingress')) {
      report(
        ['spec', 'policyTypes'],
        'there are ingress rules, and policyTypes has no Ingress: they do nothing',
        { fix: 'add Ingress' },
      );
    }
  },
};

function checkPeer(peer: PlainObject, path: Path, report: Report): void {
  const { ipBlock, podSelector, namespaceSelector } = peer;
  if (Object.keys(peer).length === 0) {
    report(path, 'the peer is empty', {
      fix: 'name a podSelector, a namespaceSelector or an ipBlock; leave out the whole list for everyone',
    });
  }
  if (!isPlainObject(ipBlock)) return;
  if (podSelector !== undefined || namespaceSelector !== undefined) {
    report(path, 'an ipBlock cannot stand beside a selector', { fix: 'make two peers of it' });
  }
  checkBlock(asText(ipBlock.cidr), [...path, 'ipBlock', 'cidr'], report);
  const outer = addressBlock(String(ipBlock.cidr));
  for (const [index, except] of asList(ipBlock.except).entries()) {
    const place = [...path, 'ipBlock', 'except', index];
    checkBlock(asText(except), place, report);
    const inner = addressBlock(String(except));
    if (inner && outer && !isInside(inner, outer))
      report(place, `${except} is not a part of ${ipBlock.cidr}`);
  }
}

function checkBlock(text: string | undefined, path: Path, report: Report): void {
  if (text === undefined) return;
  const block = addressBlock(text);
  if (!block)
    report(path, `"${text}" is no address block`, { fix: 'write one such as 10.0.0.0/8 or 192.168.1.5/32' });
  else if (hasHostBits(block)) {
    report(path, `${text} has bits set after its first ${block.length}`, {
      severity: 'warning',
      fix: `write ${networkOf(block)} for the whole block, or /${block.bits} for this one address`,
    });
  }
}

function checkPort({ port, endPort }: PlainObject, path: Path, report: Report): void {
  const isBad =
    typeof port === 'number' ? !isPortNumber(port) : asText(port) !== undefined && !isPortName(String(port));
  if (isBad) report([...path, 'port'], `${JSON.stringify(port)} is neither a port nor the name of one`);
  const end = asNumber(endPort);
  if (end === undefined) return;
  if (typeof port !== 'number') report([...path, 'endPort'], 'endPort needs a port that is a number');
  else if (end < port) report([...path, 'endPort'], `endPort (${end}) is below port (${port})`);
}
