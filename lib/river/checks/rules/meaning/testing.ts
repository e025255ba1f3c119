import { expect } from '@jest/globals';
import { checkRiver } from '../../engine.ts';
import type { RiverRule } from '../../rule.ts';

/** What a rule finds in a text, each as `line severity: message`. */
export async function found(rule: RiverRule, text: string): Promise<readonly string[]> {
  const { findings } = await checkRiver({ files: [{ name: 'a.alloy', text }], rules: [rule] });
  expect(findings.filter(({ fix = '' }) => fix === '')).toEqual([]);
  return findings.map(({ at, severity, message }) => `${at?.line} ${severity}: ${message}`);
}

/** The text of a component of the collector that sends to others: `otelcol('receiver.otlp', 'in', { traces: 'processor.batch.out' })`. */
export function otelcol(
  name: string,
  label: string,
  to: Readonly<Record<string, string>> = {},
  body = '',
): string {
  const output = Object.entries(to).map(([signal, others]) => {
    const inputs = others
      .split(' ')
      .map((other) => (other.startsWith('argument.') ? other : `otelcol.${other}.input`));
    return `    ${signal} = [${inputs.join(', ')}]`;
  });
  const sent = output.length > 0 ? `\n  output {\n${output.join('\n')}\n  }` : '';
  return `otelcol.${name} "${label}" {${body && `\n${body}`}${sent}\n}\n`;
}
