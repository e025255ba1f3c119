import type { StructFacts, StructTable } from '../types.ts';
import { commonStructs } from './common.ts';
import { configBlockStructs } from './config-blocks.ts';
import { discoveryStructs } from './discovery.ts';
import { fileStructs } from './files.ts';
import { lokiStructs } from './loki.ts';
import { lokiStageStructs } from './loki-stages.ts';
import { otelcolStructs } from './otelcol.ts';
import { otelcolConnectorStructs } from './otelcol-connectors.ts';
import { otelcolExporterStructs } from './otelcol-exporters.ts';
import { otelcolKubernetesStructs } from './otelcol-kubernetes.ts';
import { otelcolProcessorStructs } from './otelcol-processors.ts';
import { otelcolReceiverStructs } from './otelcol-receivers.ts';
import { prometheusStructs } from './prometheus.ts';
import { prometheusExporterStructs } from './prometheus-exporters.ts';
import { prometheusWriteStructs } from './prometheus-write.ts';
import { pyroscopeStructs } from './pyroscope.ts';
import { remoteStructs } from './remote.ts';
import { tailSamplingStructs } from './tail-sampling.ts';

const tables: readonly (() => StructTable)[] = [
  commonStructs,
  configBlockStructs,
  discoveryStructs,
  fileStructs,
  lokiStructs,
  lokiStageStructs,
  otelcolStructs,
  otelcolConnectorStructs,
  otelcolExporterStructs,
  otelcolKubernetesStructs,
  otelcolProcessorStructs,
  otelcolReceiverStructs,
  prometheusStructs,
  prometheusExporterStructs,
  prometheusWriteStructs,
  pyroscopeStructs,
  remoteStructs,
  tailSamplingStructs,
];

let merged: Map<string, StructFacts> | undefined;

/** What is added by hand to a struct. A struct's facts may stand in two files: its values, and which are paths. */
export function structFacts(name: string): StructFacts | undefined {
  return all().get(name);
}

/** The names of all structs that something is added to. */
export const namesOfStructFacts = (): string[] => [...all().keys()];

function all(): Map<string, StructFacts> {
  if (merged) return merged;
  merged = new Map();
  for (const table of tables) {
    for (const [name, facts] of Object.entries(table())) merged.set(name, merge(merged.get(name), facts));
  }
  return merged;
}

function merge(one: StructFacts | undefined, other: StructFacts): StructFacts {
  if (one === undefined) return other;
  const args = { ...one.arguments };
  for (const [name, facts] of Object.entries(other.arguments ?? {})) args[name] = { ...args[name], ...facts };
  return {
    arguments: args,
    blocks: { ...one.blocks, ...other.blocks },
    rules: [...(one.rules ?? []), ...(other.rules ?? [])],
  };
}
