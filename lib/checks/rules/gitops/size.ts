import { Buffer } from 'node:buffer';
import type { ObjectRule } from '../../rule.ts';

/** What etcd takes in one request: its --max-request-bytes, which nothing but the object has to fit into. */
const mostBytes = 1.5 * 1024 * 1024;

export const size: ObjectRule = {
  id: 'gitops/size',
  severity: 'error',
  scope: 'object',
  summary: 'every object is small enough to be stored',
  check({ object }, report) {
    const bytes = Buffer.byteLength(JSON.stringify(object));
    if (bytes <= mostBytes) return;
    const megabytes = (bytes / 1024 / 1024).toFixed(1);
    report([], `this object has ${megabytes} MiB, and etcd takes 1.5`, {
      fix: 'split it, or keep what is large outside the cluster',
    });
  },
};
