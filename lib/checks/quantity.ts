/** Sign, number, and one suffix: binary (Ki…Ei), decimal (n…E) or a decimal exponent. No space anywhere. */
const form = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([KMGTPE]i|[numkMGTPE])|[eE]([+-]?\d+))?$/;

const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The value of a Kubernetes quantity (`250m`, `1.5Gi`, `2e3`, or a plain number) as a number; undefined when it is none.
 * What this accepts and refuses is what `resource.ParseQuantity` does.
 */
export function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const match = form.exec(value);
  if (!match) return undefined;
  const [, digits = '', suffix, exponent] = match;
  const factor = suffix === undefined ? 10 ** Number(exponent ?? 0) : (factors[suffix] ?? 1);
  return Number(digits) * factor;
}

/** The quantity that a wrong one was meant to be (`512MB` → `512M`, `1 Gi` → `1Gi`, `2gb` → `2G`), where that is plain. */
export function intendedQuantity(value: string): string | undefined {
  const match = /^\s*([+-]?[\d.]+)\s*([a-z]+)\s*$/i.exec(value);
  if (!match) return undefined;
  const [, digits = '', unit = ''] = match;
  const bare = unit.replace(/b(ytes?)?$/i, '');
  const known =
    Object.keys(factors).find((suffix) => suffix === bare) ??
    Object.keys(factors).find((suffix) =>
      suffix.length > 1 || /[kMGTPE]/.test(suffix) ? suffix.toLowerCase() === bare.toLowerCase() : false,
    );
  const meant = `${digits}${known ?? ''}`;
  return (known !== undefined || bare === '') && quantity(meant) !== undefined ? meant : undefined;
}
