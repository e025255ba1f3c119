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

/**
 * A quantity as the API server gives it back: with the largest suffix of its kind that leaves a whole number (`1000m` is
 * `1`, `1024Mi` is `1Gi`, `0.5` is `500m`); undefined when it is none, or has an exponent or parts below a thousandth.
 */
export function canonicalQuantity(value: unknown): string | undefined {
  const amount = quantity(value);
  const text = String(value);
  if (amount === undefined || /[eE]|[nu]$/.test(text)) return undefined;
  if (amount === 0) return '0';
  const binary = text.endsWith('i') && Number.isInteger(amount);
  const suffixes = binary ? ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'] : ['E', 'P', 'T', 'G', 'M', 'k'];
  const suffix = suffixes.find((one) => Number.isInteger(amount / (factors[one] ?? 1)));
  if (suffix !== undefined) return `${amount / (factors[suffix] ?? 1)}${suffix}`;
  if (Number.isInteger(amount)) return `${amount}`;
  const thousandths = Math.round(amount * 1000);
  return Math.abs(thousandths - amount * 1000) < 1e-6 ? `${thousandths}m` : undefined;
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
