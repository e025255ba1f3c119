import { asObject, type PlainObject } from '../../../support/plain.ts';
import { didYouMean } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import { quantity } from '../../quantity.ts';
import type { ObjectRule, Report } from '../../rule.ts';

const standard = ['cpu', 'memory', 'ephemeral-storage'];

export const resources: ObjectRule = {
  id: 'schema/resources',
  severity: 'error',
  scope: 'object',
  summary: 'requests and limits name resources that exist, and no request is above its limit',
  check({ pod }, report) {
    for (const { object, path } of pod?.containers ?? []) {
      const place = [...path, 'resources'];
      const { requests, limits } = asObject(object.resources);
      for (const [kind, list] of [
        ['requests', asObject(requests)],
        ['limits', asObject(limits)],
      ] as const) {
        for (const [name, value] of Object.entries(list))
          checkResource(name, value, [...place, kind, name], report);
      }
      compare(asObject(requests), asObject(limits), place, report);
    }
  },
};

function checkResource(name: string, value: unknown, path: Path, report: Report): void {
  const isKnown = standard.includes(name) || name.startsWith('hugepages-') || name.includes('/');
  if (!isKnown) {
    const meant = didYouMean(name, standard);
    report(path, `there is no resource "${name}"`, {
      fix: meant
        ? `did you mean "${meant}"?`
        : `allowed: ${standard.join(', ')}, hugepages-<size>, and <domain>/<name> for devices`,
    });
  }
  const amount = quantity(value);
  if (amount === undefined) return;
  if (amount < 0) report(path, `${value} is less than 0`);
  const isBytes = name === 'memory' || name === 'ephemeral-storage' || name.startsWith('hugepages-');
  if (isBytes && !Number.isInteger(amount)) {
    report(path, `${value} is a fraction of a byte: "m" means a thousandth`, {
      severity: 'warning',
      fix: `write ${String(value).replace(/m$/, 'Mi')} if mebibytes are meant`,
    });
  }
  if (name === 'cpu' && /[KMGTPE]i?$/.test(String(value))) {
    report(path, `${value} of CPU is an amount of bytes`, {
      severity: 'warning',
      fix: 'write cores (2) or thousandths (250m)',
    });
  }
}

function compare(requests: PlainObject, limits: PlainObject, path: Path, report: Report): void {
  for (const [name, value] of Object.entries(requests)) {
    const [request, limit] = [quantity(value), quantity(limits[name])];
    if (request === undefined || limit === undefined) continue;
    const cannotBeShared = name.includes('/') || name.startsWith('hugepages-');
    if (request > limit) {
      report([...path, 'requests', name], `the request of ${value} is above the limit of ${limits[name]}`, {
        fix: 'raise the limit or lower the request',
      });
    } else if (cannotBeShared && request !== limit) {
      report([...path, 'requests', name], `the request of ${value} is not the limit of ${limits[name]}`, {
        fix: 'write the same: this resource cannot be shared',
      });
    }
  }
}
