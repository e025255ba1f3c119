import type { ValueType } from './value-types.ts';

/**
 * Where what Alloy declares is not so. Each with its reason; the generated data stays as Alloy has it.
 */
const withoutExports: ReadonlySet<string> = new Set([
  // Registered with the exports of a processor, but a receiver never sets its `input`: what is wired to it goes nowhere.
  // Source: Alloy 1.18.1, internal/component/otelcol/receiver/googlecloudpubsub/googlecloudpubsub.go.
  'otelcol.receiver.googlecloudpubsub',
]);

/** The exports that a component really has. */
export function correctedExports(
  component: string,
  exports: Readonly<Record<string, ValueType>>,
): Readonly<Record<string, ValueType>> {
  return withoutExports.has(component) ? {} : exports;
}
