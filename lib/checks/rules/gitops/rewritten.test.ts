import { container, manifest, pod, testRule } from '../../testing.ts';
import { rewritten } from './rewritten.ts';

const requests = (text: string) => container(`resources: {requests: {${text}}}`);

testRule(rewritten, {
  finds: {
    'quantities in other words': [
      requests('cpu: 1000m, memory: 1024Mi'),
      'Pod/it spec.containers[0].resources.requests.cpu: the API server gives "1000m" back as "1"',
      'Pod/it spec.containers[0].resources.requests.memory: the API server gives "1024Mi" back as "1Gi"',
    ],
    'a part, and a number': [
      requests('cpu: 0.5, example.com/gpu: 1'),
      'Pod/it spec.containers[0].resources.requests.cpu: the API server gives 0.5 back as "500m"',
      'Pod/it spec.containers[0].resources.requests["example.com/gpu"]: the API server gives 1 back as "1"',
    ],
    'thousands of megabytes': [
      requests('memory: 1000M'),
      'Pod/it spec.containers[0].resources.requests.memory: the API server gives "1000M" back as "1G"',
    ],
    'the size of a volume': [
      pod('volumes: [{name: a, emptyDir: {sizeLimit: 0.5Gi}}], containers: [{name: main}]'),
      'Pod/it spec.volumes[0].emptyDir.sizeLimit: the API server gives "0.5Gi" back as "512Mi"',
    ],
    'the size of a claim': [
      manifest('v1', 'PersistentVolumeClaim', 'spec: {resources: {requests: {storage: 2048Gi}}}'),
      'PersistentVolumeClaim/it spec.resources.requests.storage: the API server gives "2048Gi" back as "2Ti"',
    ],
    'the claim of a StatefulSet': [
      manifest(
        'apps/v1',
        'StatefulSet',
        'spec: {template: {spec: {containers: []}}, volumeClaimTemplates: [{metadata: {name: a}, spec: {resources: {requests: {storage: 1024Mi}}}}]}',
      ),
      'StatefulSet/it spec.volumeClaimTemplates[0].spec.resources.requests.storage: the API server gives "1024Mi" back as "1Gi"',
    ],
    'what is as if it were not there': [
      pod(
        'hostNetwork: false, containers: [{name: main, livenessProbe: {initialDelaySeconds: 0}, volumeMounts: [{name: a, readOnly: false, subPath: ""}]}]',
      ),
      'Pod/it spec.hostNetwork: the API server drops this',
      'Pod/it spec.containers[0].livenessProbe.initialDelaySeconds: the API server drops this',
      'Pod/it spec.containers[0].volumeMounts[0].readOnly: the API server drops this',
      'Pod/it spec.containers[0].volumeMounts[0].subPath: the API server drops this',
    ],
    'nothing where something belongs': [
      container('env: null, args: [null]'),
      'Pod/it spec.containers[0].env: the API server drops this',
      'Pod/it spec.containers[0].args[0]: the API server drops this',
    ],
    'empty maps of metadata': [
      '{apiVersion: v1, kind: ConfigMap, metadata: {name: it, labels: {}, annotations: {}}}',
      'ConfigMap/it metadata.labels: the API server drops this',
      'ConfigMap/it metadata.annotations: the API server drops this',
    ],
    'an address to be chosen': [
      manifest('v1', 'Service', 'spec: {clusterIP: ""}'),
      'Service/it spec.clusterIP: the API server drops this',
    ],
    'data as text': [
      manifest('v1', 'Secret', 'stringData: {}'),
      'Secret/it stringData: the API server gives this back as data, in base64',
    ],
  },
  passes: {
    'canonical quantities': requests('cpu: 1, memory: 1536Mi').replace('cpu: 1,', 'cpu: "1",'),
    'the smallest ones': requests('cpu: 250m, memory: 100M, ephemeral-storage: "0"'),
    'empty maps that mean something': pod(
      'volumes: [{name: a, emptyDir: {}}], securityContext: {}, containers: [{name: main}]',
    ),
    'what is no quantity': requests('memory: much'),
    'what a definition describes': manifest(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      'spec: {default: null}',
    ),
  },
});
