import { testRule } from '../testing.ts';
import { stability } from './stability.ts';

const debug = 'otelcol.exporter.debug "x" { }';
const filelog = 'otelcol.receiver.filelog "x" { }';
const community = 'otelcol.exporter.splunkhec "x" { }';
const foreach = 'foreach "x" {\n collection = array.combine_maps([], [], ["a"])\n}';

testRule(stability, {
  finds: {
    'an experimental component': [
      debug,
      '1: otelcol.exporter.debug is experimental, and Alloy runs at generally-available',
    ],
    'one in public preview': [
      filelog,
      '1: otelcol.receiver.filelog is public-preview, and Alloy runs at generally-available',
    ],
    'one of the community': [
      community,
      '1: otelcol.exporter.splunkhec is a community component, which Alloy does not load by default',
    ],
    'an experimental block and function': [
      foreach,
      '1: foreach is experimental, and Alloy runs at generally-available',
      '2: array.combine_maps is experimental, and Alloy runs at generally-available',
    ],
  },
  passes: { 'what is generally available': 'loki.write "x" { }\nlogging { }' },
});

testRule(stability, {
  options: { stability: 'public-preview', community: true },
  finds: {
    'an experimental component in public preview': [
      debug,
      '1: otelcol.exporter.debug is experimental, and Alloy runs at public-preview',
    ],
  },
  passes: { 'one in public preview, there': filelog, 'one of the community, there': community },
});

testRule(stability, {
  options: { stability: 'experimental' },
  passes: { 'everything but the community': [debug, filelog, foreach].join('\n') },
});
