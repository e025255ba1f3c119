import * as z from 'zod';
import { collectionFields } from './collection.ts';
import { kubernetesFields } from './kubernetes.ts';
import { ingressFields } from './routes.ts';
import { storeFields } from './stores.ts';
import { dnsLabel } from './values.ts';

/** The cluster file as written: what may be left out is optional here. */
export const clusterFile = z
  .strictObject({
    name: dnsLabel.describe(
      'Name of the cluster: its folder in dist/ and the label "cluster" on everything it sends.',
    ),
    ...kubernetesFields,
    ...ingressFields,
    ...storeFields,
    ...collectionFields,
  })
  .describe('One cluster of the observability stack.');

export type ClusterFile = z.output<typeof clusterFile>;
