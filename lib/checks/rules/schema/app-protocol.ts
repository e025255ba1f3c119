import { asText, at, objectsIn } from '../../../support/plain.ts';
import { didYouMean } from '../../../support/suggest.ts';
import { isQualifiedName } from '../../names.ts';
import type { ObjectRule } from '../../rule.ts';

/**
 * Names with a meaning of their own: those of Kubernetes, and the IANA service names that implementations of Ingress,
 * Gateway and mesh read.
 */
const known = [
  'kubernetes.io/h2c',
  'kubernetes.io/ws',
  'kubernetes.io/wss',
  'http',
  'https',
  'http2',
  'grpc',
  'grpc-web',
  'grpcs',
  'h2c',
  'ws',
  'wss',
  'tcp',
  'udp',
  'tls',
  'mongo',
  'mysql',
  'postgresql',
  'redis',
  'amqp',
  'amqps',
  'kafka',
  'ldap',
  'ldaps',
  'dns',
  'domain',
  'ssh',
  'smtp',
  'imap',
  'nats',
  'thanos',
];

export const appProtocol: ObjectRule = {
  id: 'schema/app-protocol',
  severity: 'warning',
  scope: 'object',
  summary: 'every appProtocol is a name that something reads',
  check({ object, groupKind }, report) {
    const [path, ports] =
      groupKind === '/Service'
        ? [['spec', 'ports'], at(object.spec, 'ports')]
        : groupKind === 'discovery.k8s.io/EndpointSlice'
          ? [['ports'], object.ports]
          : [[], undefined];
    for (const [port, index] of objectsIn(ports)) {
      const name = asText(port.appProtocol);
      if (name === undefined || known.includes(name.toLowerCase())) continue;
      const place = [...path, index, 'appProtocol'];
      if (!isQualifiedName(name)) {
        report(place, `"${name}" is no name for a protocol`, {
          severity: 'error',
          fix: 'write a name such as http, or <domain>/<name>',
        });
        continue;
      }
      // A name below a domain of one's own is what Kubernetes asks for where there is no standard one.
      const isOwn = name.includes('/') && !name.startsWith('kubernetes.io/');
      if (isOwn) continue;
      const meant = didYouMean(name, known);
      report(place, `"${name}" is a protocol that nothing is known to read`, {
        fix: meant
          ? `did you mean "${meant}"?`
          : 'write kubernetes.io/h2c, kubernetes.io/ws, kubernetes.io/wss, an IANA service name such as http, or <domain>/<name>',
      });
    }
  },
};
