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
  const [, name, label] = /^(.+)\.(\w+)$/.exec(component) ?? [];
  const from = `\n${text}`.indexOf(`\n${name} "${label}" {\n`);
  const to = text.indexOf('\n}\n', from) + 1;
  const block = from < 0 ? '' : text.slice(from, to);
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
