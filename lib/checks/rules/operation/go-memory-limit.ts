import { asText, at } from '../../../support/plain.ts';
import type { EnvVariable } from '../../pods.ts';
import { quantity } from '../../quantity.ts';
import type { ObjectRule } from '../../rule.ts';

export const goMemoryLimit: ObjectRule = {
  id: 'operation/go-memory-limit',
  severity: 'warning',
  scope: 'object',
  summary: 'a Go program begins to save memory before it has reached the limit of its container',
  check({ pod }, report) {
    for (const { object, env } of pod?.containers ?? []) {
      const variable = env.find(({ name }) => name === 'GOMEMLIMIT');
      const limit = quantity(at(object, 'resources', 'limits', 'memory'));
      if (!variable || limit === undefined) continue;
      const value = bytesOf(variable, limit);
      if (value === undefined || value < limit) continue;
      report(
        variable.path,
        'GOMEMLIMIT is the limit of the container, or more: it is killed before it collects garbage',
        {
          fix: `write about nine tenths of the limit, such as ${Math.floor((limit * 0.9) / 2 ** 20)}MiB`,
        },
      );
    }
  },
};

/** Bytes that GOMEMLIMIT stands for; undefined for `off`, and for what cannot be known. */
function bytesOf({ value, valueFrom }: EnvVariable, limit: number): number | undefined {
  if (at(valueFrom, 'resourceFieldRef', 'resource') === 'limits.memory') {
    const divisor = quantity(at(valueFrom, 'resourceFieldRef', 'divisor') ?? '1') || 1;
    return divisor === 1 ? limit : Math.ceil(limit / divisor);
  }
  const [, digits = '', unit = ''] = /^(\d+)(B|KiB|MiB|GiB|TiB)?$/.exec(asText(value) ?? '') ?? [];
  return digits === '' ? undefined : Number(digits) * (units[unit] ?? 1);
}

const units: Readonly<Record<string, number>> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };
