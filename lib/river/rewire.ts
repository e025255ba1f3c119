import { ObsError } from '../support/errors.ts';

/**
 * Has a component of a River text send a signal to further consumers: they are added to the list that it has, on its own
 * line, so that the lines of the text keep their numbers.
 *
 * @param text as `alloy fmt` writes it
 * @param component name and label: `otelcol.processor.transform.ingest`
 * @param signal `traces`, `metrics` or `logs` of its output block
 * @param consumers references: `otelcol.exporter.debug.arrived.input`
 * @throws ObsError when the text has no such component, or it sends no such signal
 */
export function alsoTo(
  text: string,
  component: string,
  signal: string,
  consumers: readonly string[],
): string {
  const [from, to] = blockOf(text, component);
  const block = text.slice(from, to);
  const list = new RegExp(`(\\n\\t\\t${signal} *= \\[)([^\\]\\n]*)\\]`);
  if (!list.test(block)) {
    throw new ObsError({
      message: `the River text has no ${component} with "${signal} = [...]" in one line of its output`,
      fix: 'a part of this stack adds to that list: keep it in river/*.alloy',
    });
  }
  const longer = block.replace(list, (_, head: string, items: string) => {
    const all = [...items.split(',').map((item) => item.trim()), ...consumers].filter((item) => item !== '');
    return `${head}${all.join(', ')}]`;
  });
  return `${text.slice(0, from)}${longer}${text.slice(to)}`;
}

/**
 * Puts a component in front of another: whoever sends to a consumer sends to its stand-ins, but for that component itself.
 *
 * @param consumer a reference: `loki.write.default.receiver`
 * @param standIns references, in place of it
 * @param component name and label of the component that goes on sending to it
 * @throws ObsError when nobody else sends to the consumer
 */
export function inFrontOf(
  text: string,
  consumer: string,
  standIns: readonly string[],
  component: string,
): string {
  const [from, to] = blockOf(text, component);
  const reference = new RegExp(`(?<![\\w.])${consumer.replaceAll('.', '\\.')}(?![\\w.])`, 'g');
  const instead = (part: string) => part.replace(reference, standIns.join(', '));
  const [before, after] = [text.slice(0, from), text.slice(to)];
  if (!reference.test(before + after)) {
    throw new ObsError({
      message: `nothing in the River text sends to ${consumer}`,
      fix: 'a part of this stack is put in front of it: keep it in river/*.alloy',
    });
  }
  return `${instead(before)}${text.slice(from, to)}${instead(after)}`;
}

/** Where a component begins and ends; nothing when there is none. */
function blockOf(text: string, component: string): readonly [number, number] {
  const [, name, label] = /^(.+)\.(\w+)$/.exec(component) ?? [];
  const from = `\n${text}`.indexOf(`\n${name} "${label}" {\n`);
  return from < 0 ? [0, 0] : [from, text.indexOf('\n}\n', from) + 3];
}
