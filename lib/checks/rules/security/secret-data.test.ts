import { sopsValue as encrypted } from '../../../secrets/testing.ts';
import { manifest, testRule } from '../../testing.ts';
import { secretData } from './secret-data.ts';

const sops = `sops: {mac: "${encrypted}", age: [{recipient: age1x}]}`;
const sealed = (keyLength: number, rest: number) => {
  const bytes = new Uint8Array(2 + keyLength + rest);
  bytes.set([keyLength >> 8, keyLength & 255]);
  return Buffer.from(bytes).toString('base64');
};
const sealedSecret = (value: string) =>
  manifest('bitnami.com/v1alpha1', 'SealedSecret', `spec: {encryptedData: {password: "${value}"}}`);

testRule(secretData, {
  finds: {
    'values in base64': [
      manifest('v1', 'Secret', 'data: {password: aHVudGVyMg==}'),
      'Secret/it data.password: this value is readable for everybody who can read the repository',
    ],
    'values as they are': [
      manifest('v1', 'Secret', 'stringData: {user: admin, empty: ""}'),
      'Secret/it stringData.user: this value is readable for everybody who can read the repository',
    ],
    'ciphertext that nobody can read': [
      manifest('v1', 'Secret', `data: {password: "${encrypted}"}`),
      'Secret/it sops: the metadata of SOPS is missing: nobody can decrypt its values',
    ],
    'ciphertext without a checksum': [
      manifest('v1', 'Secret', `data: {password: "${encrypted}"}, sops: {age: [{recipient: a}]}`),
      'Secret/it sops: the checksum of SOPS (mac) is missing',
    ],
    'ciphertext for nobody': [
      manifest('v1', 'Secret', `data: {password: "${encrypted}"}, sops: {mac: "${encrypted}", age: []}`),
      'Secret/it sops: no key can decrypt it: SOPS has no recipient',
    ],
    'one value beside ciphertext': [
      manifest('v1', 'Secret', `data: {password: "${encrypted}", other: YQ==}, ${sops}`),
      'Secret/it data.other: this value is readable for everybody who can read the repository',
    ],
    'a SealedSecret that is not sealed': [
      sealedSecret('aHVudGVyMg=='),
      'SealedSecret/it spec.encryptedData.password: this is not what kubeseal writes: it may be readable',
    ],
    'one of the wrong length': [
      sealedSecret(sealed(300, 40)),
      'SealedSecret/it spec.encryptedData.password: this is not what kubeseal writes: it may be readable',
    ],
  },
  passes: {
    'a file of SOPS': manifest('v1', 'Secret', `data: {password: "${encrypted}"}, ${sops}`),
    'a sealed value': sealedSecret(sealed(512, 40)),
    'a Secret without values': manifest('v1', 'Secret', 'type: kubernetes.io/service-account-token'),
  },
});
