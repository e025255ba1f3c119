import { pod, testRule, workload } from '../../testing.ts';
import { unusedVolume } from './unused-volume.ts';

testRule(unusedVolume, {
  finds: {
    'a volume': [
      pod(
        'volumes: [{name: a, emptyDir: {}}, {name: b, emptyDir: {}}], containers: [{name: a, image: a, volumeMounts: [{name: a, mountPath: /a}]}]',
      ),
      'Pod/it spec.volumes[1]: no container mounts the volume "b"',
    ],
    'a claim template': [
      workload('StatefulSet', 'volumeClaimTemplates: [{metadata: {name: data}}],', ''),
      'StatefulSet/it spec.volumeClaimTemplates[0]: no container mounts the volume "data"',
    ],
  },
  passes: {
    'a mount of an init container': pod(
      'volumes: [{name: a, emptyDir: {}}], initContainers: [{name: a, image: a, volumeMounts: [{name: a, mountPath: /a}]}]',
    ),
    'a device': workload(
      'StatefulSet',
      'volumeClaimTemplates: [{metadata: {name: data}}],',
      'volumeDevices: [{name: data, devicePath: /dev/a}]',
    ),
  },
});
