import { manifest, testRule } from '../../testing.ts';
import { endpointSlices } from './endpoint-slices.ts';

const slice = manifest('discovery.k8s.io/v1', 'EndpointSlice', 'addressType: IPv4, endpoints: []');
const endpoints = manifest('v1', 'Endpoints', 'subsets: []');
const application = manifest('argoproj.io/v1alpha1', 'Application', 'spec: {}');
const settings = (exclusions: string) =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: {resource.exclusions: "${exclusions}"}}`;

testRule(endpointSlices, {
  finds: {
    'an Application beside it': [
      [slice, application],
      'EndpointSlice/it: Argo CD leaves out every EndpointSlice by default: the Service leads nowhere',
    ],
    'the older kind': [
      [endpoints, application],
      'Endpoints/it: Argo CD leaves out every Endpoints by default: the Service leads nowhere',
    ],
    'a list that still has it': [
      [slice, application, settings('- {kinds: [EndpointSlice]}')],
      'EndpointSlice/it: Argo CD leaves out every EndpointSlice by default: the Service leads nowhere',
    ],
  },
  passes: {
    'no Argo CD': slice,
    'a list without it': [slice, application, settings('- {kinds: [Lease]}')],
    'no slice': application,
  },
});

testRule(endpointSlices, {
  context: { gitops: 'argocd', endpointSlices: false },
  finds: {
    'what the cluster file says': [
      slice,
      'EndpointSlice/it: Argo CD leaves out every EndpointSlice by default: the Service leads nowhere',
    ],
  },
});
testRule(endpointSlices, {
  context: { gitops: 'argocd', endpointSlices: true },
  passes: { 'what Argo CD was told': [slice, application] },
});
testRule(endpointSlices, { context: { gitops: 'flux' }, passes: { Flux: [slice, application] } });
