import type { Problem } from '../support/errors.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { asObject, asText, at, isPlainObject } from '../support/plain.ts';
import type { Path, YamlDocument } from '../support/yaml.ts';
import { isSealedValue, isSopsValue, sopsProblem } from './ciphertext.ts';

/** What an encrypted file says of the Secret that it becomes. */
export interface EncryptedSecret {
  readonly type: string;
  readonly keys: readonly string[];
}

/** Why a file is not one that may be shown to the world; nothing when it is. */
type Findings = Generator<Problem>;

/** How one way of encrypting looks. */
export interface Encryption {
  readonly apiVersion: string;
  readonly kind: string;
  /** What of an object is readable and must not be, each at its place. */
  readonly problems: (object: KubeObject, locate: YamlDocument['locate']) => Findings;
  readonly secret: (object: KubeObject) => EncryptedSecret;
}

const leaked = 'encrypt it, and make a new password: whoever reads the repository may have this one';

/** A SealedSecret, as kubeseal writes it. */
export const sealedSecrets: Encryption = {
  apiVersion: 'bitnami.com/v1alpha1',
  kind: 'SealedSecret',
  *problems(object, locate) {
    const { encryptedData, data, template } = asObject(object.spec);
    yield* readable(encryptedData, ['spec', 'encryptedData'], isSealedValue, 'kubeseal', locate);
    // The whole Secret as one text is a form that controllers no longer take; text of a template is not encrypted.
    const open: readonly (readonly [unknown, Path])[] = [
      [data, ['spec', 'data']],
      [at(template, 'data'), ['spec', 'template', 'data']],
      [at(template, 'stringData'), ['spec', 'template', 'stringData']],
    ];
    for (const [value, path] of open) {
      if (value === undefined || value === null) continue;
      yield { at: locate(path), message: `${path.join('.')} is not encrypted`, fix: leaked };
    }
    yield* lastApplied(asObject(template).metadata, ['spec', 'template', 'metadata'], locate);
    yield* lastApplied(object.metadata, ['metadata'], locate);
    yield* otherName(object, locate);
  },
  secret: ({ spec }) => ({
    type: asText(at(spec, 'template', 'type')) ?? 'Opaque',
    keys: Object.keys(asObject(at(spec, 'encryptedData'))),
  }),
};

/** A Secret whose values SOPS has encrypted. */
export const sops: Encryption = {
  apiVersion: 'v1',
  kind: 'Secret',
  *problems(object, locate) {
    for (const field of ['data', 'stringData'])
      yield* readable(object[field], [field], isSopsValue, 'SOPS', locate);
    const problem = sopsProblem(isPlainObject(object.sops) ? object.sops : undefined);
    if (problem !== undefined) yield { at: locate(['sops']), message: problem, fix: 'encrypt it with sops' };
    yield* lastApplied(object.metadata, ['metadata'], locate);
  },
  secret: (object) => ({
    type: asText(object.type) ?? 'Opaque',
    keys: ['data', 'stringData'].flatMap((field) => Object.keys(asObject(object[field]))),
  }),
};

function* readable(
  values: unknown,
  path: Path,
  isCiphertext: (value: string) => boolean,
  tool: string,
  locate: YamlDocument['locate'],
): Findings {
  for (const [key, value] of Object.entries(asObject(values))) {
    if (typeof value === 'string' && isCiphertext(value)) continue;
    yield {
      at: locate([...path, key]),
      message: `${key} is not what ${tool} writes: it may be readable`,
      fix: leaked,
    };
  }
}

/** What `kubectl apply` leaves on an object holds all of its values. */
function* lastApplied(metadata: unknown, path: Path, locate: YamlDocument['locate']): Findings {
  const name = 'kubectl.kubernetes.io/last-applied-configuration';
  if (at(metadata, 'annotations', name) === undefined) return;
  yield {
    at: locate([...path, 'annotations', name]),
    message: `the annotation ${name} holds the values in the clear`,
    fix: `remove it; ${leaked}`,
  };
}

/** kubeseal binds a value to its namespace and name; the controller makes no Secret of any other. */
function* otherName({ metadata, spec }: KubeObject, locate: YamlDocument['locate']): Findings {
  for (const field of ['name', 'namespace'] as const) {
    const inner = at(spec, 'template', 'metadata', field);
    if (inner === undefined || inner === metadata[field]) continue;
    yield {
      at: locate(['spec', 'template', 'metadata', field]),
      message: `the ${field} of the template is not that of the SealedSecret, "${metadata[field]}"`,
      fix: 'seal the Secret again under its own name and namespace',
    };
  }
}
