import { testRule } from '../../testing.ts';
import { names } from './names.ts';

const named = (apiVersion: string, kind: string, name: string, more = '') =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: "${name}"${more}}}`;

const long = 's'.repeat(254);
const job = 'c'.repeat(53);

testRule(names, {
  finds: {
    'upper case': [
      named('v1', 'ConfigMap', 'Config'),
      'ConfigMap/Config metadata.name: "Config" is no name for a ConfigMap',
    ],
    'an underscore': [
      named('apps/v1', 'Deployment', 'my_app'),
      'Deployment/my_app metadata.name: "my_app" is no name for a Deployment',
    ],
    'a Service that starts with a digit': [
      named('v1', 'Service', '1st'),
      'Service/1st metadata.name: "1st" is no name for a Service',
    ],
    'a dot in a StatefulSet': [
      named('apps/v1', 'StatefulSet', 'a.b'),
      'StatefulSet/a.b metadata.name: "a.b" is no name for a StatefulSet',
    ],
    'a CronJob of 53 characters': [
      named('batch/v1', 'CronJob', job),
      `CronJob/${job} metadata.name: "${job}" is no name for a CronJob`,
    ],
    'a slash in a role': [
      named('rbac.authorization.k8s.io/v1', 'ClusterRole', 'a/b'),
      'ClusterRole/a/b metadata.name: "a/b" is no name for a ClusterRole',
    ],
    'a name of 254 characters': [
      named('v1', 'Secret', long),
      `Secret/${long} metadata.name: "${long}" is no name for a Secret`,
    ],
    'the namespace': [
      named('v1', 'ConfigMap', 'it', ', namespace: my.app'),
      'ConfigMap/it metadata.namespace: "my.app" is no name for a Namespace',
    ],
  },
  passes: {
    'ordinary names': [
      named('v1', 'Service', 'web-1'),
      named('apps/v1', 'Deployment', 'a.b'),
      named('v1', 'Namespace', '1a'),
    ],
    'names of roles': named('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:Node_reader'),
    'a CronJob of 52 characters': named('batch/v1', 'CronJob', 'c'.repeat(52)),
    'an empty namespace': named('v1', 'ConfigMap', 'it', ', namespace: ""'),
  },
});
