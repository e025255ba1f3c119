import { isSealedValue, isSopsValue, sopsProblem } from '../../../secrets/ciphertext.ts';
import { asObject, asTextMap, isPlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const secretData: ObjectRule = {
  id: 'security/secret-data',
  severity: 'error',
  scope: 'object',
  summary: 'no Secret is among the manifests with its values, unless they are encrypted',
  check({ groupKind, object }, report) {
    if (groupKind === '/Secret') checkSecret(object, report);
    if (groupKind === 'bitnami.com/SealedSecret') {
      const sealed = asObject(asObject(object.spec).encryptedData);
      for (const [key, value] of Object.entries(sealed)) {
        if (typeof value === 'string' && isSealedValue(value)) continue;
        report(['spec', 'encryptedData', key], 'this is not what kubeseal writes: it may be readable', {
          fix: 'encrypt it with kubeseal, and make a new password: whoever reads the repository may have this one',
        });
      }
    }
  },
};

function checkSecret(object: Readonly<Record<string, unknown>>, report: Report): void {
  const plain = ['data', 'stringData'].flatMap((field) =>
    Object.entries(asTextMap(object[field]))
      .filter(([, value]) => value !== '' && !isSopsValue(value))
      .map(([key]): Path => [field, key]),
  );
  for (const path of plain) {
    report(path, 'this value is readable for everybody who can read the repository', {
      fix: 'make the Secret in the cluster, or carry it encrypted (SOPS, SealedSecret); then make a new password',
    });
  }
  const hasValues = ['data', 'stringData'].some((field) => Object.keys(asObject(object[field])).length > 0);
  if (plain.length > 0 || !hasValues) return;
  const problem = sopsProblem(isPlainObject(object.sops) ? object.sops : undefined);
  if (problem !== undefined) report(['sops'], problem, { fix: 'encrypt the file again with sops' });
}
