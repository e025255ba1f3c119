/** Amounts in whole units, rounded up to steps that a person would write. */

export const MiB = 1024 ** 2;
export const GiB = 1024 ** 3;
export const GB = 1e9;

const upTo = (value: number, step: number) => Math.ceil(value / step) * step;

/** Cores as a Kubernetes quantity, in steps of 50m, above one core of 250m. */
export function cpuText(cores: number): string {
  const millicores = upTo(Math.round(cores * 1e6) / 1e3, cores > 1 ? 250 : 50);
  return millicores % 1000 === 0 ? String(millicores / 1000) : `${millicores}m`;
}

/** Bytes of memory, in steps of 64Mi, above 2Gi of 256Mi. */
export function memoryText(bytes: number): string {
  const size = upTo(bytes / MiB, bytes > 2 * GiB ? 256 : 64);
  return size % 1024 === 0 ? `${size / 1024}Gi` : `${size}Mi`;
}

/** Bytes of a volume, in steps of 5Gi, above 100Gi of 10Gi, above 1000Gi of 100Gi. */
export function volumeText(bytes: number): string {
  const size = bytes / GiB;
  return `${upTo(size, size > 1000 ? 100 : size > 100 ? 10 : 5)}Gi`;
}

/** A number as a person reads it: `1,234,567`, `0.25`. */
export const numberText = (value: number) =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

/** Bytes of memory as a person reads them: `19.8 GiB`. */
export const gibText = (bytes: number) => `${numberText(bytes / GiB)} GiB`;
