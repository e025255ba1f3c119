import { asList, asTextMap } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Inside } from '../../entry.ts';
import type { ObjectRule } from '../../rule.ts';
import { credentialIn, isCredential, tokenIn } from '../../security/credentials.ts';
import { eachText } from '../../texts.ts';

export const credentials: ObjectRule = {
  id: 'security/credentials',
  severity: 'error',
  scope: 'object',
  summary: 'no password, token or key stands in the manifests',
  check({ object, groupKind, pod }, report) {
    // Secrets have a rule of their own.
    if (groupKind === '/Secret' || groupKind === 'bitnami.com/SealedSecret') return;
    const told = new Set<string>();
    const tell = (path: Path, what: string | undefined, inside?: Inside) => {
      const key = JSON.stringify([path, inside?.line]);
      if (what === undefined || told.has(key)) return;
      told.add(key);
      report(path, `this looks like ${what}, readable for everybody who can read the repository`, {
        fix: 'keep it in a Secret that is made in the cluster, refer to that, and make a new one',
        ...(inside && { inside }),
      });
    };
    if (groupKind === '/ConfigMap') {
      for (const [key, text] of Object.entries(asTextMap(object.data)))
        eachLine(key, text, (what, inside) => tell(['data', key], what, inside));
    }
    for (const { env, object: container, path } of pod?.containers ?? []) {
      for (const { name, value = '', path: place } of env)
        tell([...place, 'value'], isCredential(name, value) ? `the value of ${name}` : undefined);
      for (const field of ['command', 'args']) {
        for (const [index, word] of asList(container[field]).entries())
          tell([...path, field, index], credentialIn(String(word)));
      }
    }
    for (const [key, value] of Object.entries(asTextMap(object.metadata.annotations)))
      tell(['metadata', 'annotations', key], isCredential(key, value) ? 'a credential' : undefined);
    eachText(object, (text, path) => {
      if (groupKind === '/ConfigMap' && path[0] === 'data') return;
      const what = tokenIn(text);
      if (what !== undefined) tell([...path], what);
    });
  },
};

function eachLine(key: string, text: string, tell: (what: string | undefined, inside: Inside) => void): void {
  if (isCredential(key, text)) tell(`the value of ${key}`, { line: 1, column: 1 });
  if (!mayHold.test(text)) return;
  for (const [index, line] of text.split('\n').entries()) {
    if (!mayHold.test(line)) continue;
    tell(credentialIn(line), { line: index + 1, column: line.length - line.trimStart().length + 1 });
  }
}

/** Most lines hold nothing of the kind, and are looked at no further. */
const mayHold =
  /pass|secret|token|key|cred|bearer|:\/\/[^/\s]*@|eyJ|AKIA|xox|gh[pousr]_|glsa_|\$2[aby]\$|\$apr1\$|hooks\.slack/i;
