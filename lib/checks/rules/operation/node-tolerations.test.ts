import { manifest, testRule } from '../../testing.ts';
import { nodeTolerations } from './node-tolerations.ts';

const agent = (spec: string, volumes = 'volumes: [{name: a, hostPath: {path: /var/log}}]') =>
  manifest(
    'apps/v1',
    'DaemonSet',
    `spec: {template: {spec: {containers: [{name: main}], ${volumes}, ${spec}}}}`,
  );

testRule(nodeTolerations, {
  finds: {
    'no tolerations': [
      agent(''),
      'DaemonSet/it spec.template.spec.tolerations: it does not run on nodes with a taint, such as those of the control plane',
    ],
    'some taints': [
      agent('tolerations: [{key: a, operator: Exists}]'),
      'DaemonSet/it spec.template.spec.tolerations: it does not run on nodes with a taint, such as those of the control plane',
    ],
    'another effect': [
      agent('tolerations: [{operator: Exists, effect: NoExecute}]'),
      'DaemonSet/it spec.template.spec.tolerations: it does not run on nodes with a taint, such as those of the control plane',
    ],
  },
  passes: {
    'every taint': agent('tolerations: [{operator: Exists}]'),
    'every taint that keeps pods away': agent('tolerations: [{operator: Exists, effect: NoSchedule}]'),
    'some nodes only': agent('nodeSelector: {gpu: "true"}, tolerations: [{key: gpu, operator: Exists}]'),
    'what does not look after its node': agent('', 'volumes: []'),
  },
});
