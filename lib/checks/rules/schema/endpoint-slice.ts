import { isIPv4, isIPv6 } from 'node:net';
import { asList, asNumber, asText, objectsIn } from '../../../support/plain.ts';
import { isDnsLabel, isDnsSubdomain, isPortNumber } from '../../names.ts';
import type { ObjectRule } from '../../rule.ts';

export const endpointSlice: ObjectRule = {
  id: 'schema/endpoint-slice',
  severity: 'error',
  scope: 'object',
  summary: 'addresses of an EndpointSlice are of its addressType, and its ports are told apart',
  check({ object, groupKind }, report) {
    if (groupKind !== 'discovery.k8s.io/EndpointSlice') return;
    const type = asText(object.addressType);
    for (const [{ addresses }, index] of objectsIn(object.endpoints)) {
      const list = asList(addresses);
      if (list.length === 0) report(['endpoints', index, 'addresses'], 'the endpoint has no address');
      for (const [at, address] of list.entries()) {
        if (typeof address !== 'string' || isOfType(address, type)) continue;
        const family = isIPv4(address) ? 'IPv4' : isIPv6(address) ? 'IPv6' : undefined;
        report(['endpoints', index, 'addresses', at], `"${address}" is no ${type} address of an endpoint`, {
          fix:
            family === undefined || family === type
              ? 'write an address that other nodes can reach: not of the loopback or the local link'
              : `write addressType: ${family}, or another address`,
        });
      }
    }
    const names = new Set<string>();
    for (const [{ name, port }, index] of objectsIn(object.ports)) {
      const label = asText(name) ?? '';
      const number = asNumber(port);
      if (names.has(label))
        report(['ports', index, 'name'], `two ports are called "${label}"`, {
          fix: 'give one of them another name',
        });
      names.add(label);
      if (label !== '' && !isDnsLabel(label))
        report(['ports', index, 'name'], `"${label}" is no name for a port`);
      if (number !== undefined && !isPortNumber(number))
        report(['ports', index, 'port'], `${number} is no port`);
    }
  },
};

function isOfType(address: string, type: string | undefined): boolean {
  switch (type) {
    case 'IPv4':
      return isIPv4(address) && !/^(127\.|0\.0\.0\.0$|169\.254\.|224\.0\.0\.)/.test(address);
    case 'IPv6':
      return isIPv6(address) && !/^(::1?$|fe[89ab]|ff02:)/i.test(address);
    case 'FQDN':
      return isDnsSubdomain(address);
    default:
      return true;
  }
}
