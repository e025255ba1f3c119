import { manifest, testRule } from '../../testing.ts';
import { rbacResources } from './rbac-resources.ts';

const role = (rule: string) => manifest('rbac.authorization.k8s.io/v1', 'ClusterRole', `rules: [{${rule}}]`);
const reading = (groups: string, resources: string) =>
  role(`apiGroups: [${groups}], resources: [${resources}], verbs: [get]`);

testRule(rbacResources, {
  finds: {
    'a misspelt verb': [
      role('apiGroups: [""], resources: [pods], verbs: [get, lists, foo]'),
      'ClusterRole/it rules[0].verbs[1]: "lists" is no verb that the API server knows, so it allows nothing',
      'warning ClusterRole/it rules[0].verbs[2]: "foo" is no verb that the API server knows, so it allows nothing',
    ],
    'the singular': [
      reading('""', 'pod'),
      'ClusterRole/it rules[0].resources[0]: no resource of group "" is called "pod", so the rule allows nothing',
    ],
    'the kind': [
      reading('apps', 'Deployments, StatefulSet'),
      'ClusterRole/it rules[0].resources[0]: no resource of group "apps" is called "Deployments", so the rule allows nothing',
      'ClusterRole/it rules[0].resources[1]: no resource of group "apps" is called "StatefulSet", so the rule allows nothing',
    ],
    'a resource of another group': [
      reading('""', 'deployments, ingresses'),
      'ClusterRole/it rules[0].resources[0]: no resource of group "" is called "deployments", so the rule allows nothing',
      'ClusterRole/it rules[0].resources[1]: no resource of group "" is called "ingresses", so the rule allows nothing',
    ],
    'a subresource that there is not': [
      reading('""', 'pods/logs'),
      'ClusterRole/it rules[0].resources[0]: no resource of group "" is called "pods/logs", so the rule allows nothing',
    ],
    'a resource that there is no more': [
      reading('policy', 'podsecuritypolicies'),
      'warning ClusterRole/it rules[0].resources[0]: no resource of group "policy" is called "podsecuritypolicies"',
    ],
    'a version for a group': [
      reading('v1', 'pods'),
      'ClusterRole/it rules[0].apiGroups[0]: "v1" is a version, and rules name groups',
    ],
    'a group with its version': [
      reading('apps/v1', 'deployments'),
      'ClusterRole/it rules[0].apiGroups[0]: "apps/v1" is a version, and rules name groups',
    ],
    'a group that there is not': [
      reading('app, extensions', 'deployments'),
      'ClusterRole/it rules[0].apiGroups[0]: no API group is called "app"',
    ],
    'a misspelt group': [
      reading('networking.k8s.oi', 'ingresses'),
      'ClusterRole/it rules[0].apiGroups[0]: no API group is called "networking.k8s.oi"',
    ],
    'a custom resource': [
      reading('monitoring.coreos.com', 'servicemonitor'),
      'ClusterRole/it rules[0].resources[0]: no resource of group "monitoring.coreos.com" is called "servicemonitor", so the rule allows nothing',
    ],
  },
  passes: {
    'a group of which only kinds are known': [reading('collectors.grafana.com', 'alloys, alloys/status')],
    'resources that there are': [
      reading('""', 'pods, pods/log, nodes/metrics, nodes/proxy'),
      reading('apps, batch', 'deployments/scale, jobs, deployments/finalizers'),
      reading('traefik.io', 'ingressroutes'),
    ],
    everything: [
      reading('"*"', '"*"'),
      reading('apps', '"*", "*/scale"'),
      role('verbs: ["*"], apiGroups: [""], resources: [pods]'),
    ],
    'verbs of their own': role(
      'apiGroups: [""], resources: [serviceaccounts/token], verbs: [create, impersonate, request-serviceaccounts-token-audience]',
    ),
    'groups of which some resources are known': reading('argoproj.io', 'workflows'),
    'groups that nobody here knows': reading('example.com, metrics.k8s.io, networking.gke.io', 'widgets'),
    'what is in no discovery document': [
      reading('certificates.k8s.io', 'certificatesigningrequests/nodeclient, signers'),
      role('apiGroups: [authentication.k8s.io], resources: [userextras/scopes], verbs: [impersonate]'),
    ],
    URLs: role('nonResourceURLs: [/metrics], verbs: [get, post]'),
  },
});
