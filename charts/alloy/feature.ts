import type { NamespaceChart } from '../../lib/namespace/chart.ts';
import type { Patch, Release } from '../../lib/namespace/release.ts';
import type { Workload } from '../../lib/network/workload.ts';

/** An optional part of river/gateway.alloy, and what its pods and their surroundings need for it. */
export interface Feature {
  /** Files of river/features/ that are appended. @default none */
  readonly files?: readonly string[];
  /** What files cannot do: has components of the main file send to those of the part. Lines keep their numbers. @default nothing */
  readonly wire?: (text: string) => string;
  /** What the chart has no value for, or only one that would need another render. @default none */
  readonly patches?: readonly Patch[];
  /** Environment variables of the container. @default none */
  readonly environment?: Parameters<Release['environment']>[1];
  /** What it may do in the whole cluster beyond what the gateway may. @default nothing */
  readonly permissions?: Parameters<Release['clusterRole']>[1];
  /** Connections, routes and other objects. @default none */
  readonly add?: (gateway: Gateway) => void;
}

/** The gateway, once it is rendered. */
export interface Gateway {
  readonly chart: NamespaceChart;
  readonly release: Release;
  readonly pods: Workload;
}
