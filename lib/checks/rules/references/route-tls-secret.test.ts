import { manifest, testRule } from '../../testing.ts';
import { routeTlsSecret } from './route-tls-secret.ts';

const secret = (keys: string) => manifest('v1', 'Secret', `data: {${keys}}`, 'web-tls');
const whole = secret('tls.crt: "", tls.key: ""');
const route = (tls: string) => manifest('traefik.io/v1alpha1', 'IngressRoute', `spec: {tls: {${tls}}}`);
const ingress = manifest('networking.k8s.io/v1', 'Ingress', 'spec: {tls: [{secretName: web-tls}]}');
const gateway = (reference: string) =>
  manifest(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    `spec: {listeners: [{name: a, tls: {certificateRefs: [{${reference}}]}}]}`,
  );

testRule(routeTlsSecret, {
  finds: {
    'a certificate that nothing is known of': [
      [route('secretName: web-tls'), ingress, gateway('name: web-tls')],
      'warning IngressRoute/it spec.tls.secretName: no Secret "web-tls" is expected in namespace app',
      'warning Ingress/it spec.tls[0].secretName: no Secret "web-tls" is expected in namespace app',
      'warning Gateway/it spec.listeners[0].tls.certificateRefs[0].name: no Secret "web-tls" is expected in namespace app',
    ],
    'a Secret that is no certificate': [
      [secret('ca.crt: ""'), route('secretName: web-tls')],
      'IngressRoute/it spec.tls.secretName: the Secret web-tls has no key "tls.crt"',
      'IngressRoute/it spec.tls.secretName: the Secret web-tls has no key "tls.key"',
    ],
    'options that are not there': [
      route('options: {name: strict}'),
      'IngressRoute/it spec.tls.options.name: there is no TLSOption "strict" in namespace app',
    ],
  },
  passes: {
    'a certificate': [whole, route('secretName: web-tls'), ingress, gateway('name: web-tls')],
    'one that cert-manager makes': [
      ingress.replace('namespace: app', 'namespace: app, annotations: {cert-manager.io/cluster-issuer: a}'),
      manifest('cert-manager.io/v1', 'Certificate', 'spec: {secretName: web-tls}'),
      route('secretName: web-tls'),
    ],
    'one of another namespace, which the Gateway API asks a grant for': gateway(
      'name: web-tls, namespace: certificates',
    ),
    none: [
      route('certResolver: letsencrypt, options: {name: default}'),
      route('options: {name: strict@file}'),
    ],
  },
});
