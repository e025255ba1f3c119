import { isIP } from '../../../support/ip.ts';
import { asList, asNumber, asObject, asText, objectsIn, type PlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import { isDnsLabel, isDnsSubdomain, isPortName, isPortNumber } from '../../names.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const service: ObjectRule = {
  id: 'schema/service',
  severity: 'error',
  scope: 'object',
  summary: 'the ports of a Service are valid and told apart, and fit its type',
  check({ object, groupKind }, report) {
    if (groupKind !== '/Service') return;
    const spec = asObject(object.spec);
    const ports = objectsIn(spec.ports);
    const seen = new Map<string, number>();
    const names = new Set<string>();
    for (const [port, index] of ports) {
      const path = ['spec', 'ports', index];
      checkPort(port, path, report);
      const name = asText(port.name);
      if (name === undefined && ports.length > 1) {
        report(path, 'a port without a name stands beside others', { fix: 'name each of them' });
      }
      if (name !== undefined && names.has(name)) {
        report([...path, 'name'], `two ports are called "${name}"`, { fix: 'give one of them another name' });
      }
      if (name !== undefined) names.add(name);
      const nodePort = asNumber(port.nodePort);
      if (nodePort !== undefined && !isOpenToNodes(spec)) {
        report([...path, 'nodePort'], `a nodePort does not go with type: ${spec.type ?? 'ClusterIP'}`, {
          fix: 'remove it, or write type: NodePort',
        });
      }
      const key = `${nodePort}/${asText(port.protocol) ?? 'TCP'}`;
      if (nodePort !== undefined && seen.has(key))
        report([...path, 'nodePort'], `two ports have nodePort ${nodePort}`);
      seen.set(key, index);
    }
    checkType(spec, ports.length, report);
  },
};

function checkPort({ port, targetPort, name }: PlainObject, path: Path, report: Report): void {
  const number = asNumber(port);
  if (number !== undefined && !isPortNumber(number))
    report([...path, 'port'], `${number} is no port`, { fix: 'ports are 1 to 65535' });
  const label = asText(name);
  if (label !== undefined && !isDnsLabel(label)) {
    report([...path, 'name'], `"${label}" is no name for a port`, {
      fix: 'use lower-case letters, digits and "-"',
    });
  }
  const isBad =
    typeof targetPort === 'number'
      ? !isPortNumber(targetPort)
      : asText(targetPort) !== undefined && !isPortName(String(targetPort));
  if (isBad)
    report([...path, 'targetPort'], `${JSON.stringify(targetPort)} is neither a port nor the name of one`, {
      fix: 'write a number from 1 to 65535, or a name of at most 15 lower-case letters, digits and "-"',
    });
}

const isOpenToNodes = ({ type }: PlainObject) => type === 'NodePort' || type === 'LoadBalancer';

function checkType(spec: PlainObject, ports: number, report: Report): void {
  const { type, clusterIP, externalName, loadBalancerSourceRanges } = spec;
  if (type === 'ExternalName') {
    const name = asText(externalName);
    if (name === undefined) report(['spec'], 'type: ExternalName needs an externalName');
    else if (!isDnsSubdomain(name.replace(/\.$/, ''))) {
      report(['spec', 'externalName'], `"${name}" is no host name`, {
        fix: 'write a DNS name without scheme and port',
      });
    }
    return;
  }
  const address = asText(clusterIP);
  if (address !== undefined && address !== 'None' && isIP(address) === 0) {
    report(['spec', 'clusterIP'], `"${address}" is no IP address`, {
      fix: 'write None for a headless Service, or leave it out',
    });
  }
  if (ports === 0 && clusterIP !== 'None') report(['spec', 'ports'], 'the Service has no port');
  if (clusterIP === 'None' && isOpenToNodes(spec)) {
    report(['spec', 'clusterIP'], `a headless Service cannot have type: ${type}`, {
      fix: 'write type: ClusterIP, or remove clusterIP',
    });
  }
  if (asList(loadBalancerSourceRanges).length > 0 && type !== 'LoadBalancer') {
    report(['spec', 'loadBalancerSourceRanges'], 'loadBalancerSourceRanges needs type: LoadBalancer');
  }
}
