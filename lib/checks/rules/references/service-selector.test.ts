import { manifest, testRule, workload } from '../../testing.ts';
import { serviceSelector } from './service-selector.ts';

const inKubeSystem = (text: string) => text.replaceAll('namespace: app', 'namespace: kube-system');
const service = (selector: string) => manifest('v1', 'Service', `spec: {selector: {${selector}}}`);

testRule(serviceSelector, {
  finds: {
    'a misspelt value': [
      [workload('Deployment', '', ''), service('app: its')],
      'Service/it spec.selector: no pod in namespace app has the labels app=its',
    ],
    'a label too many': [
      [workload('Deployment', '', ''), service('app: it, part: front')],
      'Service/it spec.selector: no pod in namespace app has the labels app=it, part=front',
    ],
    'pods of another namespace': [
      [workload('Deployment', '', '').replace('namespace: app', 'namespace: other'), service('app: it')],
      'Service/it spec.selector: no pod in namespace app has the labels app=it',
    ],
    'pods that may be of Kubernetes': [
      [inKubeSystem(workload('Deployment', '', '')), inKubeSystem(service('app: dns'))],
      'warning Service/it spec.selector: no pod in namespace kube-system has the labels app=dns',
    ],
    'pods of ours beside those of Kubernetes': [
      [
        inKubeSystem(
          workload('Deployment', '', '').replace('labels: {app: it}', 'labels: {app: it, part: a}'),
        ),
        inKubeSystem(service('app: it, part: b')),
      ],
      'Service/it spec.selector: no pod in namespace kube-system has the labels app=it, part=b',
    ],
    'no pods at all': [
      service('app: it'),
      'Service/it spec.selector: no pod in namespace app has the labels app=it',
    ],
  },
  passes: {
    'pods of every kind': [workload('Deployment', '', ''), service('app: it')],
    'one pod of a StatefulSet': [
      workload('StatefulSet', '', '', 'db'),
      service('app: it, statefulset.kubernetes.io/pod-name: db-0'),
    ],
    'the pods of a Job': [
      manifest('batch/v1', 'Job', 'spec: {template: {spec: {containers: []}}}', 'once'),
      service('job-name: once'),
    ],
    'a Service without selector': manifest('v1', 'Service', 'spec: {}'),
    'pods that an operator makes': [
      manifest('collectors.grafana.com/v1alpha1', 'Alloy', 'spec: {}'),
      service('app: alloy'),
    ],
  },
});
