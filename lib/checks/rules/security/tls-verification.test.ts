import { container, manifest, testRule } from '../../testing.ts';
import { tlsVerification } from './tls-verification.ts';

const configMap = (text: string) => manifest('v1', 'ConfigMap', `data: {file: ${JSON.stringify(text)}}`);

testRule(tlsVerification, {
  finds: {
    'YAML, at its line': [
      configMap('a:\n  insecure_skip_verify: true\n'),
      'ConfigMap/it data.file: insecure_skip_verify turns the verification of certificates off',
    ],
    River: [
      configMap('tls_config {\n  insecure_skip_verify = true\n}'),
      'ConfigMap/it data.file: insecure_skip_verify turns the verification of certificates off',
    ],
    JSON: [
      configMap('{"tlsSkipVerify": true}'),
      'ConfigMap/it data.file: tlsSkipVerify turns the verification of certificates off',
    ],
    INI: [
      configMap('tls_skip_verify_insecure = true'),
      'ConfigMap/it data.file: tls_skip_verify_insecure turns the verification of certificates off',
    ],
    'an argument': [
      container('args: [--tls.insecure-skip-verify]'),
      'Pod/it spec.containers[0].args[0]: --tls.insecure-skip-verify turns the verification of certificates off',
    ],
    'an argument and its value': [
      container('args: [--kubelet-insecure-tls, "true"]'),
      'Pod/it spec.containers[0].args[0]: --kubelet-insecure-tls turns the verification of certificates off',
    ],
    'a switch of curl': [
      container('command: [curl, -k, "https://a"]'),
      'Pod/it spec.containers[0].command[1]: -k turns the verification of certificates off',
    ],
    'a variable': [
      container('env: [{name: NODE_TLS_REJECT_UNAUTHORIZED, value: "0"}]'),
      'Pod/it spec.containers[0].env[0].value: NODE_TLS_REJECT_UNAUTHORIZED turns the verification of certificates off',
    ],
    'a field of an object': [
      manifest('traefik.io/v1alpha1', 'ServersTransport', 'spec: {insecureSkipVerify: true}'),
      'ServersTransport/it spec.insecureSkipVerify: insecureSkipVerify turns the verification of certificates off',
    ],
  },
  passes: {
    'what is off': [
      configMap('insecure_skip_verify: false\n# insecure_skip_verify: true\n'),
      container('args: [--tls-skip-verify=false]'),
    ],
    'another insecure': configMap('insecure: true'),
    'a switch of another program': container('args: [-k, a]'),
    'what a definition describes': manifest(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      'spec: {insecureSkipVerify: true}',
    ),
  },
});
