import type { Severity } from '../../../support/finding.ts';
import { downstream, type Flow } from '../../graph/index.ts';
import type { TypedValue, Unit } from '../../model/index.ts';
import type { Node } from '../../syntax/index.ts';
import { placeOf, show } from '../describe.ts';
import type { RiverRule } from '../rule.ts';

export const labelName: RiverRule = {
  id: 'river/label-name',
  severity: 'error',
  summary: 'every name of a label is legal: letters, digits and _, no digit first',
  check({ values }, report, { flow }) {
    for (const typed of values) {
      for (const { name, at, what } of namesIn(typed)) {
        if (name === '' || /^[a-zA-Z_]\w*$/.test(name)) continue;
        const severity = severityOf(typed, flow);
        const because = severity === 'error' ? 'Loki refuses the line' : 'queries need quotes for it';
        const legal = name.replaceAll(/\W/g, '_').replace(/^(?=\d)/, '_');
        report(at, `${what} is ${show(name)}, which is no name of a label: ${because}`, {
          fix: `write "${legal}"`,
          severity,
        });
      }
    }
  },
};

interface Name {
  readonly name: string;
  readonly at: Node;
  readonly what: string;
}

function namesIn(typed: TypedValue): Name[] {
  const { type, expression } = typed;
  const isName = type.kind === 'label-name' || type.kind === 'label-template';
  const value = isName ? typed.value : undefined;
  if (typeof value === 'string') {
    // A letter stands for each group that is put in.
    const name = type.kind === 'label-name' ? value : value.replaceAll(/\$(?:\w+|\{\w+\})/g, 'x');
    return [{ name, at: expression, what: placeOf(typed) }];
  }
  if (type.kind !== 'map' || type.keys?.kind !== 'label-name' || expression.type !== 'object') return [];
  return expression.fields.map((field) => ({
    name: field.key,
    at: field,
    what: `a key of ${placeOf(typed)}`,
  }));
}

/** Alloy and Prometheus take any name. Loki does not, but for structured metadata, where it writes _ instead. */
function severityOf({ unit, body }: TypedValue, flow: Flow): Severity {
  if (body.node.name === 'stage.structured_metadata') return 'warning';
  const writes = (one: Unit) => one.name === 'loki.write';
  return writes(unit) || [...downstream(flow, unit)].some(writes) ? 'error' : 'warning';
}
