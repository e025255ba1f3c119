import { pod, testRule, workload } from '../../testing.ts';
import { volumes } from './volumes.ts';

const mounting = (volumes: string, mounts: string) =>
  pod(`volumes: [${volumes}], containers: [{name: a, image: a, volumeMounts: [${mounts}]}]`);

testRule(volumes, {
  finds: {
    'a mount of nothing': [
      mounting('{name: data, emptyDir: {}}', '{name: dat, mountPath: /a}'),
      'Pod/it spec.containers[0].volumeMounts[0].name: the pod has no volume "dat"',
    ],
    'a device of nothing': [
      pod('containers: [{name: a, image: a, volumeDevices: [{name: disk, devicePath: /dev/x}]}]'),
      'Pod/it spec.containers[0].volumeDevices[0].name: the pod has no volume "disk"',
    ],
    'two sources': [
      mounting('{name: a, emptyDir: {}, secret: {secretName: b}}', ''),
      'Pod/it spec.volumes[0]: the volume "a" has 2 sources: emptyDir, secret',
    ],
    'a name that is none': [
      mounting('{name: A_B, emptyDir: {}}', ''),
      'Pod/it spec.volumes[0].name: "A_B" is no name for a volume',
    ],
    'paths outside the volume': [
      mounting(
        '{name: a, emptyDir: {}}',
        '{name: a, mountPath: /a, subPath: /b}, {name: a, mountPath: /b, subPathExpr: a/../..}',
      ),
      'Pod/it spec.containers[0].volumeMounts[0].subPath: "/b" leads outside the volume',
      'Pod/it spec.containers[0].volumeMounts[1].subPathExpr: "a/../.." leads outside the volume',
    ],
    'subPath and subPathExpr': [
      mounting('{name: a, emptyDir: {}}', '{name: a, mountPath: /a, subPath: b, subPathExpr: c}'),
      'Pod/it spec.containers[0].volumeMounts[0]: both subPath and subPathExpr are given',
    ],
    'files outside the volume': [
      mounting(
        '{name: a, configMap: {name: b, items: [{key: c, path: ../c}]}}, {name: d, projected: {sources: [{secret: {name: e, items: [{key: f, path: /f}]}}]}}',
        '',
      ),
      'Pod/it spec.volumes[0].configMap.items[0].path: "../c" leads outside the volume',
      'Pod/it spec.volumes[1].projected.sources[0].secret.items[0].path: "/f" leads outside the volume',
    ],
  },
  passes: {
    'mounts of volumes': mounting(
      '{name: a, emptyDir: {}}, {name: b}',
      '{name: a, mountPath: /a, subPath: b/..c}, {name: b, mountPath: "/c:d"}',
    ),
    'mounts of claim templates': workload(
      'StatefulSet',
      'volumeClaimTemplates: [{metadata: {name: data}}],',
      'volumeMounts: [{name: data, mountPath: /data}]',
    ),
    'a source that is null': mounting('{name: a, emptyDir: {}, secret: null}', ''),
  },
});
