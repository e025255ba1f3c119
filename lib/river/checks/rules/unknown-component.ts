import { didYouMean } from '../../../support/suggest.ts';
import { blockNames, componentNames } from '../../catalogue/index.ts';
import type { Scope } from '../../model/index.ts';
import type { RiverRule } from '../rule.ts';

export const unknownComponent: RiverRule = {
  id: 'river/unknown-component',
  severity: 'error',
  summary: 'every block at the top is a component that Alloy has or that is declared',
  check({ components }, report) {
    for (const { name, facts, custom, scope, body } of components) {
      if (facts || custom) continue;
      const meant =
        renamed[name] ?? didYouMean(name, [...componentNames(), ...blockNames(), ...declared(scope)]);
      report(body.node, `there is no component "${name}"`, {
        fix: meant
          ? `write ${meant}`
          : 'write a component of the reference, or declare this one (declare "name" { … })',
      });
    }
  },
};

/** Components that are gone, and what took their place. */
const renamed: Readonly<Record<string, string>> = {
  'otelcol.exporter.logging': 'otelcol.exporter.debug',
  'otelcol.receiver.opencensus': 'otelcol.receiver.otlp (OpenCensus is no longer supported)',
  'prometheus.integration.node_exporter': 'prometheus.exporter.unix',
};

/** The names of components that are declared in a scope or around it. */
function declared({ configBlocks, parent }: Scope): string[] {
  const here = configBlocks.filter(({ name }) => name === 'declare').map(({ label }) => label);
  return parent ? [...here, ...declared(parent)] : here;
}
