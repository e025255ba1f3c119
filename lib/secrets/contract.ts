/** A Secret that somebody outside this repository makes, and what the stack expects in it. */
export interface ExpectedSecret {
  readonly namespace: string;
  readonly name: string;
  /** Keys that must be there. */
  readonly keys: readonly string[];
  /** `Opaque`, or the type that its reader asks for. */
  readonly type: string;
  /** Who reads it, and what it is for. */
  readonly purpose: string;
  /** What applies dist/ reads it, so it is made by hand, wherever the others come from. @default false */
  readonly byHand?: boolean;
}

/** Every Secret that one cluster's objects refer to. None is ever written: the stack only says what it expects. */
export class SecretContract {
  private readonly byName = new Map<string, ExpectedSecret>();

  /** Expects a Secret; asking for one twice joins the keys and purposes. Returns its name, for the reference. */
  expect(secret: ExpectedSecret): string {
    const id = `${secret.namespace}/${secret.name}`;
    const known = this.byName.get(id);
    this.byName.set(id, known ? join(known, secret) : secret);
    return secret.name;
  }

  /** Sorted by namespace and name. */
  get all(): readonly ExpectedSecret[] {
    return [...this.byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, secret]) => secret);
  }
}

const join = (a: ExpectedSecret, b: ExpectedSecret): ExpectedSecret => ({
  ...a,
  keys: [...new Set([...a.keys, ...b.keys])],
  purpose: a.purpose === b.purpose ? a.purpose : `${a.purpose}; ${b.purpose}`,
});
