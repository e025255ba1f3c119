import { manifest, pod, testRule, workload } from '../../testing.ts';
import { podSpec } from './pod-spec.ts';

testRule(podSpec, {
  finds: {
    'a Deployment that does not restart': [
      workload('Deployment', '', '').replace('spec: {containers', 'spec: {restartPolicy: Never, containers'),
      'Deployment/it spec.template.spec.restartPolicy: the pods of a Deployment cannot have restartPolicy: Never',
    ],
    'a Job that always restarts': [
      manifest('batch/v1', 'Job', 'spec: {template: {spec: {containers: []}}}'),
      'Job/it spec.template.spec.restartPolicy: the pods of a Job cannot have restartPolicy: Always',
    ],
    'no name servers': [
      pod('dnsPolicy: None'),
      'Pod/it spec.dnsPolicy: dnsPolicy: None needs dnsConfig.nameservers',
    ],
    'a name server that is a name': [
      pod('dnsConfig: {nameservers: [1.1.1.1, dns.example.com]}'),
      'Pod/it spec.dnsConfig.nameservers[1]: a name server is an IP address',
    ],
    'times below zero': [
      pod('terminationGracePeriodSeconds: -1'),
      'Pod/it spec.terminationGracePeriodSeconds: -1 is less than 0',
    ],
    'hosts that are none': [
      pod('hostAliases: [{ip: 10.0.0, hostnames: [A_b]}], hostname: a.b, subdomain: c_d'),
      'Pod/it spec.hostAliases[0].ip: "10.0.0" is no IP address',
      'Pod/it spec.hostAliases[0].hostnames[0]: "A_b" is no host name',
      'Pod/it spec.hostname: "a.b" is no label of a host name',
      'Pod/it spec.subdomain: "c_d" is no label of a host name',
    ],
    'two ways to share processes': [
      pod('hostPID: true, shareProcessNamespace: true'),
      'Pod/it spec.shareProcessNamespace: hostPID and shareProcessNamespace exclude each other',
    ],
    'a gate without a name': [
      pod('readinessGates: [{conditionType: ""}]'),
      'Pod/it spec.readinessGates[0]: the conditionType is empty',
    ],
  },
  passes: {
    'ordinary pods': [
      pod('restartPolicy: Never, hostAliases: [{ip: "::1", hostnames: [a.b]}], hostname: a'),
      workload('DaemonSet', '', '', 'other'),
    ],
    'a Job that ends': manifest(
      'batch/v1',
      'Job',
      'spec: {template: {spec: {restartPolicy: OnFailure, containers: []}}}',
    ),
    'name servers of its own': pod('dnsPolicy: None, dnsConfig: {nameservers: [1.1.1.1]}'),
  },
});
