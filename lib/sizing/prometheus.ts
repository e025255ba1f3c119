import { amount, type Workload } from './load.ts';
import { GiB, numberText as n } from './quantity.ts';

/** Samples a second of a million series that are scraped every 15 seconds. */
const millionAt15s = 1e6 / 15;

/** Disk bytes of a sample. */
const sampleBytes = 2;

/** Part of the volume that blocks may fill. */
const filled = 0.8;

/** One Prometheus. @param retention seconds */
export function prometheus(series: number, samplesPerSecond: number, retention: number): Workload {
  return {
    path: ['metrics'],
    cores: amount(
      series / 300_000,
      `${n(series)} series / 300,000, as in an ingester of Mimir, which keeps them as Prometheus does`,
      'mimir-ingester',
    ),
    memory: amount(
      (series / 1e6) * 2 * GiB + (samplesPerSecond / millionAt15s) * 2.5 * GiB,
      `${n(series)} series × 2 GiB / 1,000,000 + ${n(samplesPerSecond)} samples/s × 2.5 GiB / 66,667`,
      'prometheus-memory',
    ),
    volume: amount(
      (retention * samplesPerSecond * sampleBytes) / filled,
      `${n(retention / 86_400)} d × 86,400 s/d × ${n(samplesPerSecond)} samples/s × 2 bytes / 0.8`,
      'prometheus-disk',
    ),
  };
}

/** Seconds of samples that a volume of so many bytes holds. */
export const retentionOf = (volume: number, samplesPerSecond: number) =>
  (volume * filled) / (samplesPerSecond * sampleBytes);
