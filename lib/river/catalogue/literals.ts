const nanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};

/**
 * Seconds of a duration as Go's `time.ParseDuration` reads it (`"1h30m"`, `"-1.5s"`, `"0"`), or undefined when it is
 * none: there are no days, no spaces and no bare numbers.
 */
export function parseDuration(text: string): number | undefined {
  const [, sign, rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0;
  const parts = [...rest.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== rest) return undefined;
  const total = parts.reduce(
    (sum, [, value, unit]) => sum + Number(value) * (nanoseconds[unit ?? ''] ?? 0),
    0,
  );
  return (sign === '-' ? -total : total) / 1e9;
}

const bytes: Readonly<Record<string, number>> = {
  '': 1,
  K: 2 ** 10,
  M: 2 ** 20,
  G: 2 ** 30,
  T: 2 ** 40,
  P: 2 ** 50,
  E: 2 ** 60,
};

/**
 * Bytes of a size as Alloy reads it (`"16MiB"`, `"256KB"`, `"1GiB512MiB"`, `"0"`), or undefined when it is none. All
 * units count in 1024; one text uses `KiB` or `KB`, not both; a bare number is no size.
 */
export function parseSize(text: string): number | undefined {
  const [, sign, rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0;
  for (const suffix of ['iB', 'B']) {
    const parts = [...rest.matchAll(new RegExp(`(\\d+\\.?\\d*|\\.\\d+)(?:([KMGTPE])${suffix}|B)`, 'gy'))];
    if (parts.length === 0 || parts.map(([part]) => part).join('') !== rest) continue;
    const total = parts.reduce((sum, [, value, unit]) => sum + Number(value) * (bytes[unit ?? ''] ?? 0), 0);
    return sign === '-' ? -total : total;
  }
  return undefined;
}
