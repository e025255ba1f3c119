import { manifest, testRule } from '../../testing.ts';
import { changingValues } from './changing-values.ts';

const of = (annotations: string, pods = '') =>
  manifest(
    'apps/v1',
    'Deployment',
    `spec: {template: {metadata: {annotations: {${pods}}}, spec: {containers: [{name: main}]}}}`,
  ).replace('namespace: app', `namespace: app, annotations: {${annotations}}`);

testRule(changingValues, {
  finds: {
    'a time': [
      of('', 'example.com/made: "2026-11-22T15:00:00Z"'),
      'Deployment/it spec.template.metadata.annotations["example.com/made"]: this is a time: everything restarts, or never agrees with the repository, each time it is made',
    ],
    'seconds since 1970': [
      of('example.com/made: "1795360000"'),
      'Deployment/it metadata.annotations["example.com/made"]: this is a time: everything restarts, or never agrees with the repository, each time it is made',
    ],
    'what charts restart by': [
      of('', 'rollme: x7Gk2, kubectl.kubernetes.io/restartedAt: now'),
      'Deployment/it spec.template.metadata.annotations.rollme: this is a random value: everything restarts, or never agrees with the repository, each time it is made',
      'Deployment/it spec.template.metadata.annotations["kubectl.kubernetes.io/restartedAt"]: this is a random value: everything restarts, or never agrees with the repository, each time it is made',
    ],
    'a name that is made up': [
      '{apiVersion: batch/v1, kind: Job, metadata: {name: it, generateName: it-}}',
      'Job/it metadata.generateName: this makes an object of another name each time it is applied',
    ],
  },
  passes: {
    'a checksum': of('', 'checksum/config: 0b2f6c9d'),
    'a day': of('example.com/reviewed: "2026-11-22"'),
    'a number': of('example.com/port: "12345"'),
  },
});
