import { listeners } from '../../../catalogue/index.ts';
import type { Component, Unit } from '../../../model/index.ts';
import { isKnown, type Step } from './pipeline.ts';

/** Whether traces are sent, or may be. */
export const carriesTraces = ({ edge: { cargo } }: Step): boolean =>
  cargo === 'traces' || cargo === 'telemetry';

/** Whether metrics are sent, or may be. */
export const carriesMetrics = ({ edge: { cargo } }: Step): boolean =>
  cargo === 'metrics' || cargo === 'telemetry';

/** Whether a unit receives what others decide to send: a receiver of the collector that opens a port. */
export function isPushReceiver(unit: Unit): unit is Component {
  return isKnown(unit) && unit.name.startsWith('otelcol.receiver.') && listeners(unit.name).length > 0;
}
