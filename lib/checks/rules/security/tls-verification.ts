import { asTextMap } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule } from '../../rule.ts';

export const tlsVerification: ObjectRule = {
  id: 'security/tls-verification',
  severity: 'error',
  scope: 'object',
  summary: 'certificates are verified, wherever there is a setting for it',
  check({ object, groupKind, pod }, report) {
    const fix = 'name the CA that the certificate is signed by, and verify it';
    if (groupKind === 'apiextensions.k8s.io/CustomResourceDefinition') return;
    if (groupKind === '/ConfigMap') {
      for (const [key, text] of Object.entries(asTextMap(object.data))) {
        if (!mayHold.test(text)) continue;
        for (const [index, line] of text.split('\n').entries()) {
          const [, setting] = /^\s*(?:#|\/\/|;)/.test(line) ? [] : (off.exec(line) ?? []);
          if (setting === undefined) continue;
          const inside = { line: index + 1, column: line.indexOf(setting) + 1 };
          report(['data', key], `${setting} turns the verification of certificates off`, { inside, fix });
        }
      }
      return;
    }
    visit(object.spec ?? object, [], (path, setting) =>
      report(path, `${setting} turns the verification of certificates off`, { fix }),
    );
    for (const { env, object: container, path } of pod?.containers ?? []) {
      for (const { name, value, path: place } of env) {
        const isOff =
          (name === 'NODE_TLS_REJECT_UNAUTHORIZED' && value === '0') || off.test(`${name}: ${value}`);
        if (isOff) report([...place, 'value'], `${name} turns the verification of certificates off`, { fix });
      }
      for (const field of ['command', 'args']) {
        const words = Array.isArray(container[field]) ? container[field].map(String) : [];
        const isCurl = words.some((word) => /(?:^|\/|\s)curl(?:\s|$)/.test(word));
        for (const [index, word] of words.entries()) {
          // A switch by itself is on, unless the word behind it says otherwise.
          const next = words[index + 1] ?? '-';
          const whole = word.includes('=') ? word : `${word} ${next.startsWith('-') ? 'true' : next}`;
          const [, curl] = isCurl ? (/(?:^|\s)(-k|--insecure)(?=\s|$)/.exec(word) ?? []) : [];
          const found = off.exec(whole)?.[1] ?? curl;
          if (found !== undefined)
            report([...path, field, index], `${found} turns the verification of certificates off`, { fix });
        }
      }
    }
  },
};

const mayHold = /skip.?verify|insecure/i;

/** `insecure_skip_verify: true`, `"tlsSkipVerify": true`, `--tls-skip-verify=true`, `tls_skip_verify_insecure = true`. */
const off =
  /([\w.-]*(?:insecure[_-]?skip[_-]?(?:tls[_-]?)?verify|skip[_-]?(?:tls[_-]?)?verify(?:[_-]?insecure)?|kubelet[_-]insecure[_-]tls))["']?\s*[:= ]\s*["']?(?:true|1|yes|on)\b/i;

/** Fields of objects that are about it: `insecureSkipVerify: true`. */
function visit(value: unknown, path: Path, tell: (path: Path, setting: string) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, [...path, index], tell);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      if (member === true && off.test(`${key}: true`)) tell(['spec', ...path, key], key);
      else if (typeof member === 'object') visit(member, [...path, key], tell);
    }
  }
}
