import { manifest, testRule } from '../../testing.ts';
import { networkPolicy } from './network-policy.ts';

const of = (spec: string) =>
  manifest('networking.k8s.io/v1', 'NetworkPolicy', `spec: {podSelector: {}, ${spec}}`);
const block = (ipBlock: string) => of(`ingress: [{from: [{ipBlock: {${ipBlock}}}]}]`);
const port = (port: string) => of(`ingress: [{ports: [{${port}}]}]`);

testRule(networkPolicy, {
  finds: {
    'blocks that are none': [
      of(
        'egress: [{to: [{ipBlock: {cidr: 10.0.0.1}}, {ipBlock: {cidr: 10.0.0.0/33}}, {ipBlock: {cidr: "fd00::/129"}}]}]',
      ),
      'NetworkPolicy/it spec.egress[0].to[0].ipBlock.cidr: "10.0.0.1" is no address block',
      'NetworkPolicy/it spec.egress[0].to[1].ipBlock.cidr: "10.0.0.0/33" is no address block',
      'NetworkPolicy/it spec.egress[0].to[2].ipBlock.cidr: "fd00::/129" is no address block',
    ],
    'host bits': [
      block('cidr: 10.0.0.1/8'),
      'warning NetworkPolicy/it spec.ingress[0].from[0].ipBlock.cidr: 10.0.0.1/8 has bits set after its first 8',
    ],
    'host bits of IPv6': [
      block('cidr: "fd00:1::5/32"'),
      'warning NetworkPolicy/it spec.ingress[0].from[0].ipBlock.cidr: fd00:1::5/32 has bits set after its first 32',
    ],
    'an exception from elsewhere': [
      block('cidr: 10.0.0.0/8, except: [11.0.0.0/16, 10.0.0.0/8, x]'),
      'NetworkPolicy/it spec.ingress[0].from[0].ipBlock.except[0]: 11.0.0.0/16 is not a part of 10.0.0.0/8',
      'NetworkPolicy/it spec.ingress[0].from[0].ipBlock.except[1]: 10.0.0.0/8 is not a part of 10.0.0.0/8',
      'NetworkPolicy/it spec.ingress[0].from[0].ipBlock.except[2]: "x" is no address block',
    ],
    'a block beside a selector': [
      of('ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}]'),
      'NetworkPolicy/it spec.ingress[0].from[0]: an ipBlock cannot stand beside a selector',
    ],
    'an empty peer': [
      of('ingress: [{from: [{}]}]'),
      'NetworkPolicy/it spec.ingress[0].from[0]: the peer is empty',
    ],
    'ports that are none': [
      of('ingress: [{ports: [{port: 0}, {port: a_b}]}]'),
      'NetworkPolicy/it spec.ingress[0].ports[0].port: 0 is neither a port nor the name of one',
      'NetworkPolicy/it spec.ingress[0].ports[1].port: "a_b" is neither a port nor the name of one',
    ],
    'ranges that are none': [
      of('ingress: [{ports: [{port: 80, endPort: 70}, {endPort: 70}, {port: http, endPort: 70}]}]'),
      'NetworkPolicy/it spec.ingress[0].ports[0].endPort: endPort (70) is below port (80)',
      'NetworkPolicy/it spec.ingress[0].ports[1].endPort: endPort needs a port that is a number',
      'NetworkPolicy/it spec.ingress[0].ports[2].endPort: endPort needs a port that is a number',
    ],
    'rules that do nothing': [
      of('policyTypes: [Ingress], egress: [{}]'),
      'NetworkPolicy/it spec.policyTypes: there are egress rules, and policyTypes has no Egress: they do nothing',
    ],
    'the other way round': [
      of('policyTypes: [Egress], ingress: [{}]'),
      'NetworkPolicy/it spec.policyTypes: there are ingress rules, and policyTypes has no Ingress: they do nothing',
    ],
  },
  passes: {
    blocks: [
      block('cidr: 10.0.0.0/8, except: [10.1.0.0/16]'),
      block('cidr: "fd00::/8", except: ["fd00:1::/32"]'),
      block('cidr: 0.0.0.0/0'),
    ],
    ports: [port('port: 80, endPort: 90'), port('port: http'), port('protocol: UDP')],
    'everything and nothing': [
      of('policyTypes: [Ingress, Egress]'),
      of('ingress: [{}]'),
      of('policyTypes: [Ingress], egress: []'),
    ],
  },
});
