import { seconds } from '../../lib/cluster/schema/values.ts';

/** A duration of the cluster file in hours: Go's durations, which Loki and Tempo read, have no days. */
export const hours = (text: string) => `${Math.max(1, Math.round(seconds(text) / 3600))}h`;
