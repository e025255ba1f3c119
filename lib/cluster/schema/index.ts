import * as z from 'zod';
import { collectionFields } from './collection.ts';
import { deliveryFields } from './delivery.ts';
import { featureFields } from './features.ts';
import { kubernetesFields } from './kubernetes.ts';
import { load } from './load.ts';
import { ingressFields } from './routes.ts';
import { storeFields } from './stores.ts';
import { dnsLabel } from './values.ts';

// A file is parsed once in a run: compiling the schema to code would cost more than it saves.
z.config({ jitless: true });

/** The cluster file as written: what may be left out is optional here. */
export const clusterFile = z
  .strictObject({
    name: dnsLabel.describe(
      'Name of the cluster: its folder in dist/ and the label "cluster" on everything it sends.',
    ),
    ...kubernetesFields,
    load,
    ...ingressFields,
    ...storeFields,
    ...collectionFields,
    ...deliveryFields,
    ...featureFields,
  })
  .describe('One cluster of the observability stack.');

export type ClusterFile = z.output<typeof clusterFile>;
