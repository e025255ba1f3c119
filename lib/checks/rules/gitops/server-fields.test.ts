import { testRule } from '../../testing.ts';
import { serverFields } from './server-fields.ts';

const of = (metadata: string, fields = '') =>
  `{apiVersion: v1, kind: Service, metadata: {name: it, namespace: app, ${metadata}}, ${fields}}`;

testRule(serverFields, {
  finds: {
    'what kubectl get gives': [
      of(
        'uid: a, resourceVersion: "1", generation: 1, creationTimestamp: null',
        'status: {loadBalancer: {}}',
      ),
      'Service/it metadata.uid: the API server writes this itself: it was copied from a cluster',
      'Service/it metadata.resourceVersion: the API server writes this itself: it was copied from a cluster',
      'Service/it metadata.generation: the API server writes this itself: it was copied from a cluster',
      'Service/it metadata.creationTimestamp: the API server writes this itself: it was copied from a cluster',
      'Service/it status: the API server writes this itself: it was copied from a cluster',
    ],
    'what kubectl apply notes': [
      of('annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}"}'),
      'Service/it metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]: the API server writes this itself: it was copied from a cluster',
    ],
  },
  passes: { 'what is written by hand': of('labels: {a: b}', 'spec: {}') },
});
