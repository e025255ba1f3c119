const units: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Seconds of a duration as Prometheus writes it (`1h30m`, `15s`); undefined when it is none. */
export function seconds(duration: unknown): number | undefined {
  if (typeof duration !== 'string' || !/^(?:\d+(?:ms|[smhdwy]))+$/.test(duration))
    return duration === 0 || duration === '0' ? 0 : undefined;
  const parts = [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (units[unit] ?? 0), 0);
}
