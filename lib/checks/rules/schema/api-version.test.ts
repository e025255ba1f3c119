import { manifest, testRule } from '../../testing.ts';
import { apiVersion } from './api-version.ts';

const old = {
  budget: manifest('policy/v1beta1', 'PodDisruptionBudget', 'spec: {}'),
  policy: manifest('admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy', 'spec: {}'),
  addresses: manifest('networking.k8s.io/v1beta1', 'ServiceCIDR', 'spec: {}'),
  endpoints: manifest('v1', 'Endpoints', 'subsets: []'),
  crd: manifest('apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 'spec: {}'),
};

testRule(apiVersion, {
  finds: {
    'what was removed long ago': [
      [old.budget, old.crd],
      'PodDisruptionBudget/it apiVersion: policy/v1beta1 PodDisruptionBudget was removed in Kubernetes 1.25',
      'CustomResourceDefinition/it apiVersion: apiextensions.k8s.io/v1beta1 CustomResourceDefinition was removed in Kubernetes 1.22',
    ],
    'what the next minors remove': [
      old.addresses,
      'warning ServiceCIDR/it apiVersion: networking.k8s.io/v1beta1 ServiceCIDR will be removed in Kubernetes 1.37',
    ],
    'what is deprecated': [
      old.endpoints,
      'warning Endpoints/it apiVersion: v1 Endpoints is deprecated since Kubernetes 1.33',
    ],
    'what a custom definition calls deprecated': [
      manifest('opentelemetry.io/v1alpha1', 'OpenTelemetryCollector', 'spec: {}'),
      'warning OpenTelemetryCollector/it apiVersion: opentelemetry.io/v1alpha1 OpenTelemetryCollector is deprecated',
    ],
  },
  passes: {
    'current versions': [
      manifest('policy/v1', 'PodDisruptionBudget', 'spec: {}'),
      manifest('v1', 'Service', 'spec: {}'),
    ],
    'kinds that nobody here knows': manifest('example.com/v1beta1', 'Widget', 'spec: {}'),
  },
});

testRule(apiVersion, {
  context: { kubernetes: '1.33' },
  finds: {
    'by the version of the cluster': [
      old.policy,
      'warning ValidatingAdmissionPolicy/it apiVersion: admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicy will be removed in Kubernetes 1.34',
    ],
    'and no more than three minors ahead': [
      [old.endpoints, old.policy],
      'warning Endpoints/it apiVersion: v1 Endpoints is deprecated since Kubernetes 1.33',
      'warning ValidatingAdmissionPolicy/it apiVersion: admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicy will be removed in Kubernetes 1.34',
    ],
  },
  passes: { 'what is removed in 1.37': old.addresses },
});
