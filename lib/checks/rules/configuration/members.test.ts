import { program, service } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { members } from './members.ts';

const loki = (text: string, replicas = 1) =>
  program('loki:3.7.6', { name: 'loki', workload: `replicas: ${replicas},`, files: { 'config.yaml': text } });
const join = (address: string) => `memberlist: {join_members: [${address}]}`;
const peers = service('{port: 7946}', 'peers', 'clusterIP: None, selector: {app: loki}');
const other = service('{port: 7946}', 'other');

testRule(members, {
  finds: {
    'a Service of others': [
      [...loki(join('other.app.svc')), other],
      'ConfigMap/loki data["config.yaml"]: the Service other does not select the pods of Loki: its replicas stay alone',
    ],
    'another port': [
      [...loki(join('peers.app.svc:7947')), peers],
      'ConfigMap/loki data["config.yaml"]: "peers.app.svc:7947" asks for port 7947, and members listen on 7946',
    ],
    'replicas that know nothing of each other': [
      loki('memberlist: {}', 3),
      'ConfigMap/loki data["config.yaml"].memberlist: 3 replicas of Loki do not know of each other',
    ],
    'a ring in memory': [
      loki('common: {ring: {kvstore: {store: inmemory}}}', 2),
      'ConfigMap/loki data["config.yaml"]: 2 replicas of Loki do not know of each other',
    ],
    'replicas of Alloy': [
      [...program('alloy:v1.18.1', { name: 'alloy', args: '--cluster.join-addresses=other.app.svc' }), other],
      'StatefulSet/alloy spec.template.spec.containers[0].args[0]: the Service other does not select the pods of Alloy: its replicas stay alone',
    ],
  },
  passes: {
    'a Service of theirs': [...loki(join('peers.app.svc:7946'), 3), peers],
    'another store': loki('common: {ring: {kvstore: {store: consul}}}', 2),
    'one replica': loki('memberlist: {}'),
    'replicas of Alloy': [
      ...program('alloy:v1.18.1', { name: 'loki', args: '--cluster.join-addresses=peers.app.svc' }),
      peers,
    ],
  },
});
