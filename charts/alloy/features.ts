import type { NamespaceChart } from '../../lib/namespace/chart.ts';
import { debug } from './debug.ts';
import { faro } from './faro.ts';
import type { Feature } from './feature.ts';
import { instrumentation } from './instrumentation.ts';
import { monitors } from './monitors.ts';
import { profiles } from './profiles.ts';
import { tenants } from './tenants.ts';

/** The optional parts of the gateway that its cluster file switches on. */
export const featuresOf = (chart: NamespaceChart): Feature[] =>
  // Tenants last: they come in front of what others send to.
  [monitors, faro, profiles, debug, instrumentation, tenants].flatMap((part) => part(chart) ?? []);
