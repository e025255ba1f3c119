import type { App } from 'cdk8s';
import type { Cluster } from '../cluster/cluster.ts';
import type { RenderSource } from '../helm/render-source.ts';
import type { Connections } from '../network/connections.ts';
import type { SourcePart } from '../river/pod/index.ts';
import type { SecretContract } from '../secrets/contract.ts';

/** What the charts of one cluster share while they are built. */
export interface StackContext {
  readonly app: App;
  readonly cluster: Cluster;
  /** Where releases get what helm made of them. */
  readonly renders: RenderSource;
  /** Who talks to whom. */
  readonly connections: Connections;
  /** Secrets that objects refer to. */
  readonly secrets: SecretContract;
  /** Text of a file of river/. */
  readonly riverFile: (name: string) => string;
  /** Which files of river/ each configuration of Alloy was put together from, by its text. */
  readonly riverSources: Map<string, readonly SourcePart[]>;
}
