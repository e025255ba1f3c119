import { manifest, testRule } from '../../testing.ts';
import { webhookService } from './webhook-service.ts';

const service = manifest('v1', 'Service', 'spec: {ports: [{port: 443}, {port: 8443}]}', 'hooks');
const clusterScoped = (apiVersion: string, kind: string, fields: string) =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: it}, ${fields}}`;
const webhook = (reference: string, kind = 'ValidatingWebhookConfiguration') =>
  clusterScoped(
    'admissionregistration.k8s.io/v1',
    kind,
    `webhooks: [{name: a.b.c, clientConfig: {service: {${reference}}}}]`,
  );

testRule(webhookService, {
  finds: {
    'a Service that is not there': [
      [service, webhook('name: hook, namespace: app')],
      'ValidatingWebhookConfiguration/it webhooks[0].clientConfig.service.name: there is no Service "hook" in namespace app',
    ],
    'a port that is not there': [
      [service, webhook('name: hooks, namespace: app, port: 9443', 'MutatingWebhookConfiguration')],
      'MutatingWebhookConfiguration/it webhooks[0].clientConfig.service.port: the Service hooks has no port 9443',
    ],
    'no port, which means 443': [
      [service.replace('{port: 443}, ', ''), webhook('name: hooks, namespace: app')],
      'ValidatingWebhookConfiguration/it webhooks[0].clientConfig.service: the Service hooks has no port 443',
    ],
    'an API': [
      clusterScoped(
        'apiregistration.k8s.io/v1',
        'APIService',
        'spec: {service: {name: metrics, namespace: monitoring}}',
      ),
      'warning APIService/it spec.service.name: nobody can tell whether there is a Service "metrics" in namespace monitoring: these manifests do not hold all of that namespace',
    ],
    'a conversion': [
      [
        service,
        clusterScoped(
          'apiextensions.k8s.io/v1',
          'CustomResourceDefinition',
          'spec: {group: a.b, conversion: {webhook: {clientConfig: {service: {name: none, namespace: app}}}}}',
        ),
      ],
      'CustomResourceDefinition/it spec.conversion.webhook.clientConfig.service.name: there is no Service "none" in namespace app',
    ],
  },
  passes: {
    'a Service that is there': [
      service,
      webhook('name: hooks, namespace: app'),
      webhook('name: hooks, namespace: app, port: 8443'),
    ],
    'a URL': clusterScoped(
      'admissionregistration.k8s.io/v1',
      'ValidatingWebhookConfiguration',
      'webhooks: [{name: a.b.c, clientConfig: {url: "https://a.b"}}]',
    ),
    'an API of the API server itself': clusterScoped(
      'apiregistration.k8s.io/v1',
      'APIService',
      'spec: {group: ""}',
    ),
  },
});
