import { container, manifest, testRule } from '../../testing.ts';
import { fields } from './fields.ts';

const crd =
  '{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: widgets.example.com}, spec: {group: example.com, scope: Namespaced, names: {kind: Widget, plural: widgets}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, required: [spec], properties: {spec: {type: object, required: [size], properties: {size: {type: integer, minimum: 1}, note: {type: string, nullable: true}, free: {type: object, x-kubernetes-preserve-unknown-fields: true}, one: {type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}}}}}}}]}}';
const widget = (spec: string) => [crd, manifest('example.com/v1', 'Widget', `spec: ${spec}`)];

testRule(fields, {
  finds: {
    'unknown fields': [
      container('imag: x, resources: {limit: {}}'),
      'Pod/it spec.containers[0].imag: there is no field "imag"',
      'Pod/it spec.containers[0].resources.limit: there is no field "limit"',
    ],
    'wrong types': [
      manifest('apps/v1', 'Deployment', 'spec: {replicas: "2", paused: "yes", selector: [], template: {}}'),
      'Deployment/it spec.replicas: "2" where a whole number belongs',
      'Deployment/it spec.paused: "yes" where true or false belongs',
      'Deployment/it spec.selector: a list where a mapping belongs',
    ],
    'text that is not quoted': [
      manifest('v1', 'ConfigMap', 'data: {a: 1, b: true, c: {d: e}, f: [g]}'),
      'ConfigMap/it data.a: 1 where text belongs',
      'ConfigMap/it data.b: true where text belongs',
      'ConfigMap/it data.c: a mapping where text belongs',
      'ConfigMap/it data.f: a list where text belongs',
    ],
    'missing fields': [
      manifest('v1', 'Service', 'spec: {ports: [{name: a}]}'),
      'Service/it spec.ports[0]: the field "port" is missing',
    ],
    quantities: [
      container('resources: {limits: {memory: 512MB, cpu: 1 core}, requests: {memory: 1 GiB}}'),
      'Pod/it spec.containers[0].resources.limits.memory: "512MB" is not a quantity such as 250m, 512Mi or 10Gi',
      'Pod/it spec.containers[0].resources.limits.cpu: "1 core" is not a quantity such as 250m, 512Mi or 10Gi',
      'Pod/it spec.containers[0].resources.requests.memory: "1 GiB" is not a quantity such as 250m, 512Mi or 10Gi',
    ],
    enumerations: [
      container('imagePullPolicy: always, terminationMessagePolicy: Fil'),
      'Pod/it spec.containers[0].imagePullPolicy: "always" is not one of the allowed values',
      'Pod/it spec.containers[0].terminationMessagePolicy: "Fil" is not one of the allowed values',
    ],
    formats: [
      manifest('v1', 'Secret', 'data: {a: "not base64!"}'),
      'Secret/it data.a: "not base64!" is not base64',
    ],
    'numbers that do not fit': [
      manifest(
        'apps/v1',
        'Deployment',
        'spec: {replicas: 3000000000, minReadySeconds: 1.5, selector: {}, template: {}}',
      ),
      'Deployment/it spec.replicas: 3000000000 does not fit into int32',
      'Deployment/it spec.minReadySeconds: 1.5 where a whole number belongs',
    ],
    'nothing in a list of texts': [
      container('args: [a, null]'),
      'Pod/it spec.containers[0].args[1]: null where text belongs',
    ],
    'fields of metadata': [
      '{apiVersion: v1, kind: ConfigMap, metadata: {name: it, lables: {a: b}, labels: {a: 1}}}',
      'ConfigMap/it metadata.lables: there is no field "lables"',
      'ConfigMap/it metadata.labels.a: 1 where text belongs',
    ],
    'fields of a custom kind': [
      widget('{size: 0, colour: red}'),
      'Widget/it spec.size: 0 is too small',
      'Widget/it spec.colour: there is no field "colour"',
    ],
    'null in a custom kind': [
      widget('{size: null}'),
      'Widget/it spec.size: null where a whole number belongs',
    ],
    'alternatives of a custom kind': [
      widget('{size: 1, one: {a: x, b: y}}'),
      'Widget/it spec.one: only one of a, b may be given',
    ],
    'no spec of a custom kind': [
      [crd, manifest('example.com/v1', 'Widget', 'x: 1')],
      'Widget/it: the field "spec" is missing',
      'Widget/it x: there is no field "x"',
    ],
  },
  passes: {
    'null, which says nothing': manifest(
      'apps/v1',
      'Deployment',
      'spec: {replicas: null, selector: {}, template: {spec: null}}, status: {anything: here}',
    ),
    'numbers and text where both go': container(
      'resources: {limits: {cpu: 1, memory: 128974848}}, livenessProbe: {httpGet: {port: 80}}, readinessProbe: {httpGet: {port: http}}',
    ),
    'an empty enumeration': container('imagePullPolicy: ""'),
    'what a definition leaves open': widget('{size: 1, note: null, free: {any: [thing]}, one: {b: x}}'),
    'kinds without a schema': manifest('example.com/v1', 'Widget', 'anything: goes'),
    'the block that SOPS adds': manifest(
      'v1',
      'Secret',
      'stringData: {a: "ENC[AES256_GCM,data:x]"}, sops: {mac: x, version: 3.9.0}',
    ),
  },
});
