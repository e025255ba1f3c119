import type { Rule } from '../../rule.ts';
import { changingValues } from './changing-values.ts';
import { endpointSlices } from './endpoint-slices.ts';
import { hooks } from './hooks.ts';
import { rewritten } from './rewritten.ts';
import { serverFields } from './server-fields.ts';
import { size } from './size.ts';
import { skipMarker } from './skip-marker.ts';
import { substitution } from './substitution.ts';

/** In the order of the documentation. */
export const gitopsRules: readonly Rule[] = [
  changingValues,
  endpointSlices,
  hooks,
  rewritten,
  serverFields,
  size,
  skipMarker,
  substitution,
];
