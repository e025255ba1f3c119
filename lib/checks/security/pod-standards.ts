import type { Pod } from '../pods.ts';
import { baseline } from './baseline.ts';
import { restricted } from './restricted.ts';
import type { Shortfall } from './shortfall.ts';

/** Levels of the Pod Security Standards, from the least strict. */
export const levels = ['privileged', 'baseline', 'restricted'] as const;
export type Level = (typeof levels)[number];

/**
 * What keeps a pod from `restricted`, as the admission of Kubernetes decides it.
 *
 * @param minor of the version that is enforced, such as 35: the standards have grown
 */
export const shortfalls = (pod: Pod, minor: number): readonly Shortfall[] => [
  ...baseline(pod, minor),
  ...restricted(pod, minor),
];
