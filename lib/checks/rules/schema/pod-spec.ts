import { isIP } from '../../../support/ip.ts';
import { asList, asNumber, asObject, asText, at, objectsIn } from '../../../support/plain.ts';
import { isDnsLabel, isDnsSubdomain } from '../../names.ts';
import type { Pod } from '../../pods.ts';
import type { ObjectRule, Report } from '../../rule.ts';

/** Which restart policies the pods of a kind may have; the first one is meant when none is written. */
const restartPolicies: Readonly<Record<string, readonly string[]>> = {
  'batch/Job': ['OnFailure', 'Never'],
  'batch/CronJob': ['OnFailure', 'Never'],
  '/Pod': ['Always', 'OnFailure', 'Never'],
};

export const podSpec: ObjectRule = {
  id: 'schema/pod-spec',
  severity: 'error',
  scope: 'object',
  summary: 'what a pod says about restarts, DNS, hosts and times is complete and fits its workload',
  check({ pod, groupKind }, report) {
    if (!pod) return;
    const { spec, specPath } = pod;
    const allowed = restartPolicies[groupKind] ?? ['Always'];
    const policy = asText(spec.restartPolicy) ?? 'Always';
    if (!allowed.includes(policy) && groupKind !== '/PodTemplate') {
      report(
        [...specPath, 'restartPolicy'],
        `the pods of a ${pod.entry.kind} cannot have restartPolicy: ${policy}`,
        { fix: `write ${allowed.join(' or ')}` },
      );
    }
    if (spec.dnsPolicy === 'None' && asList(at(spec.dnsConfig, 'nameservers')).length === 0) {
      report([...specPath, 'dnsPolicy'], 'dnsPolicy: None needs dnsConfig.nameservers');
    }
    for (const field of ['terminationGracePeriodSeconds', 'activeDeadlineSeconds'] as const) {
      const seconds = asNumber(spec[field]);
      if (seconds !== undefined && seconds < 0) report([...specPath, field], `${seconds} is less than 0`);
    }
    hosts(pod, report);
    priority(pod, report);
  },
};

function hosts({ spec, specPath }: Pod, report: Report): void {
  for (const [{ ip, hostnames }, index] of objectsIn(spec.hostAliases)) {
    const path = [...specPath, 'hostAliases', index];
    if (typeof ip === 'string' && isIP(ip) === 0) report([...path, 'ip'], `"${ip}" is no IP address`);
    for (const [at, name] of asList(hostnames).entries()) {
      if (typeof name === 'string' && !isDnsSubdomain(name))
        report([...path, 'hostnames', at], `"${name}" is no host name`);
    }
  }
  for (const field of ['hostname', 'subdomain'] as const) {
    const name = asText(spec[field]);
    if (name !== undefined && !isDnsLabel(name))
      report([...specPath, field], `"${name}" is no label of a host name`);
  }
  const address = asList(at(spec.dnsConfig, 'nameservers')).findIndex((server) => isIP(String(server)) === 0);
  if (address >= 0)
    report([...specPath, 'dnsConfig', 'nameservers', address], 'a name server is an IP address');
}

function priority({ spec, specPath }: Pod, report: Report): void {
  const readiness = objectsIn(spec.readinessGates).filter(
    ([gate]) => asText(gate.conditionType) === undefined,
  );
  for (const [, index] of readiness)
    report([...specPath, 'readinessGates', index], 'the conditionType is empty');
  const { hostPID, shareProcessNamespace } = asObject(spec);
  if (hostPID === true && shareProcessNamespace === true) {
    report([...specPath, 'shareProcessNamespace'], 'hostPID and shareProcessNamespace exclude each other', {
      fix: 'keep one of the two',
    });
  }
}
