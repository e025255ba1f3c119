import { asList, objectsIn } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const rbacEscalation: ObjectRule = {
  id: 'security/rbac-escalation',
  severity: 'error',
  scope: 'object',
  summary: 'no role is a way to more than it says',
  check({ groupKind, object }, report) {
    if (!/^rbac\.authorization\.k8s\.io\/(Cluster)?Role$/.test(groupKind)) return;
    for (const [rule, index] of objectsIn(object.rules)) {
      for (const [at, verb] of asList(rule.verbs).entries()) {
        const what = verbs[String(verb)];
        if (what) report(['rules', index, 'verbs', at], `"${verb}" lets it ${what}`, { fix: 'take it out' });
      }
      for (const [at, resource] of asList(rule.resources).entries()) {
        const way = ways.find(
          (one) =>
            one.resource === resource &&
            asList(rule.verbs).some((verb) => verb === '*' || one.verbs.includes(String(verb))),
        );
        if (way)
          report(['rules', index, 'resources', at], `"${resource}" lets it ${way.what}`, { fix: way.fix });
      }
    }
  },
};

const verbs: Readonly<Record<string, string>> = {
  escalate: 'give itself every right, by changing a role',
  bind: 'give itself every right, by binding a role that it does not have',
  impersonate: 'act as anybody else',
};

/** Source: “Role Based Access Control Good Practices” of the Kubernetes documentation. */
const ways: readonly {
  readonly resource: string;
  readonly verbs: readonly string[];
  readonly what: string;
  readonly fix: string;
}[] = [
  {
    resource: 'nodes/proxy',
    verbs: ['get', 'create', 'update', 'patch', 'delete'],
    what: 'run commands in every container, through the kubelet',
    fix: 'ask for nodes/metrics, nodes/stats, nodes/log or nodes/pods',
  },
  {
    resource: 'serviceaccounts/token',
    verbs: ['create'],
    what: 'make tokens of other ServiceAccounts',
    fix: 'take it out, or name the ServiceAccounts in resourceNames',
  },
  {
    resource: 'pods/exec',
    verbs: ['get', 'create'],
    what: 'run commands in every container that it can name',
    fix: 'take it out',
  },
  {
    resource: 'certificatesigningrequests/approval',
    verbs: ['update', 'patch'],
    what: 'make certificates for any user',
    fix: 'take it out',
  },
];
