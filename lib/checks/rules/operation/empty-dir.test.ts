import { pod, testRule } from '../../testing.ts';
import { emptyDir } from './empty-dir.ts';

testRule(emptyDir, {
  finds: {
    'no end': [
      pod('volumes: [{name: a, emptyDir: {}}], containers: [{name: main}]'),
      'Pod/it spec.volumes[0].emptyDir: the volume a may fill the disk of its node',
    ],
    'in memory': [
      pod('volumes: [{name: a, emptyDir: {medium: Memory}}], containers: [{name: main}]'),
      'Pod/it spec.volumes[0].emptyDir: the volume a may fill the memory of its node',
    ],
  },
  passes: {
    'an end': pod('volumes: [{name: a, emptyDir: {sizeLimit: 1Gi}}], containers: [{name: main}]'),
    'other volumes': pod(
      'volumes: [{name: a, configMap: {name: a}}, {name: b, emptyDir: null}], containers: [{name: main}]',
    ),
  },
});
