import { container, pod, testRule } from '../../testing.ts';
import { readOnlyRoot } from './read-only-root.ts';

testRule(readOnlyRoot, {
  finds: {
    'nothing said': [
      container(''),
      'Pod/it spec.containers[0].securityContext: container main may change the programs that it runs',
    ],
    'one of two': [
      pod(
        'initContainers: [{name: first, securityContext: {readOnlyRootFilesystem: false}}], containers: [{name: main, securityContext: {readOnlyRootFilesystem: true}}]',
      ),
      'Pod/it spec.initContainers[0].securityContext: container first may change the programs that it runs',
    ],
  },
  passes: {
    'read only': container('securityContext: {readOnlyRootFilesystem: true}'),
    Windows: pod('os: {name: windows}, containers: [{name: main}]'),
  },
});
