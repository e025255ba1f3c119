import type { Stability } from '../catalogue/index.ts';

const order = ['experimental', 'public-preview', 'generally-available'] as const;

/** Whether something of one level can be used where Alloy is started with another. Community is asked separately. */
export function isAllowed(
  stability: Exclude<Stability, 'community'>,
  level: (typeof order)[number],
): boolean {
  return order.indexOf(stability) >= order.indexOf(level);
}

/** How to allow what a level does not. */
export function allow(stability: Exclude<Stability, 'community'>): string {
  return `start Alloy with --stability.level=${stability} (Helm: alloy.stabilityLevel), or do without`;
}
