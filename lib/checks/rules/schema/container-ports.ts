import { asNumber, at } from '../../../support/plain.ts';
import { isPortName, isPortNumber } from '../../names.ts';
import type { ContainerPort, Pod } from '../../pods.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const containerPorts: ObjectRule = {
  id: 'schema/container-ports',
  severity: 'error',
  scope: 'object',
  summary: 'ports of containers are in range, have valid names, and no two of a pod are the same',
  check({ pod, object }, report) {
    if (!pod) return;
    for (const { ports } of pod.containers) {
      const names = new Set<string>();
      for (const port of ports) {
        checkPort(port, report);
        const host = asNumber(at(object, ...port.path, 'hostPort'));
        if (pod.spec.hostNetwork === true && host !== undefined && host !== port.number) {
          report([...port.path, 'hostPort'], 'with hostNetwork, hostPort must be the containerPort', {
            fix: `write ${port.number} or leave it out`,
          });
        }
        if (port.name === undefined) continue;
        if (names.has(port.name)) {
          report([...port.path, 'name'], `two ports of this container are called "${port.name}"`, {
            fix: 'give one of them another name',
          });
        }
        names.add(port.name);
      }
    }
    acrossContainers(pod, report);
  },
};

function checkPort({ number, name, path }: ContainerPort, report: Report): void {
  if (!isPortNumber(number)) {
    report([...path, 'containerPort'], `${number} is no port`, { fix: 'ports are 1 to 65535' });
  }
  if (name !== undefined && !isPortName(name)) {
    report([...path, 'name'], `"${name}" is no name for a port`, {
      fix: 'use at most 15 lower-case letters, digits and single "-", at least one of them a letter',
    });
  }
}

/** Containers share the pod's network, so the second one that listens on a port fails, and a name must mean one port. */
function acrossContainers({ containers }: Pod, report: Report): void {
  const numbers = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { name: container, ports, init } of containers) {
    if (init) continue;
    for (const { number, protocol, name, path } of ports) {
      const other = numbers.get(`${number}/${protocol}`);
      if (other !== undefined && other !== container) {
        report([...path, 'containerPort'], `container "${other}" listens on ${number}/${protocol} too`, {
          severity: 'warning',
          fix: 'give one of them another port: containers of one pod share its network',
        });
      }
      numbers.set(`${number}/${protocol}`, container);
      if (name === undefined) continue;
      const named = names.get(name);
      if (named !== undefined && named !== container) {
        report([...path, 'name'], `a port of container "${named}" is called "${name}" too`, {
          severity: 'warning',
          fix: 'give one of them another name: a Service that targets it reaches only one',
        });
      }
      names.set(name, container);
    }
  }
}
