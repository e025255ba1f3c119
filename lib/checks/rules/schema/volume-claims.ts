import { asList, asObject, at, objectsIn } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import { quantity } from '../../quantity.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const volumeClaims: ObjectRule = {
  id: 'schema/volume-claims',
  severity: 'error',
  scope: 'object',
  summary: 'every claim for a volume says how it is accessed and how large it is',
  check({ object, groupKind, pod }, report) {
    if (groupKind === '/PersistentVolumeClaim') checkClaim(object.spec, ['spec'], report);
    for (const [template, index] of objectsIn(at(object.spec, 'volumeClaimTemplates'))) {
      checkClaim(template.spec, ['spec', 'volumeClaimTemplates', index, 'spec'], report);
    }
    for (const { object: volume, path, fromTemplate } of pod?.volumes ?? []) {
      const claim = at(volume, 'ephemeral', 'volumeClaimTemplate');
      if (claim !== undefined && !fromTemplate) {
        checkClaim(at(claim, 'spec'), [...path, 'ephemeral', 'volumeClaimTemplate', 'spec'], report);
      }
    }
  },
};

function checkClaim(spec: unknown, path: Path, report: Report): void {
  const { accessModes, resources } = asObject(spec);
  const modes = asList(accessModes);
  if (modes.length === 0)
    report([...path, 'accessModes'], 'the claim has no access mode', { fix: 'write [ReadWriteOnce]' });
  if (modes.includes('ReadWriteOncePod') && modes.length > 1) {
    report([...path, 'accessModes'], 'ReadWriteOncePod cannot stand beside other modes');
  }
  const storage = at(resources, 'requests', 'storage');
  if (storage === undefined)
    report([...path, 'resources', 'requests', 'storage'], 'the claim asks for no size', {
      fix: 'write resources.requests.storage: 10Gi',
    });
  const size = quantity(storage);
  if (size !== undefined && size <= 0)
    report([...path, 'resources', 'requests', 'storage'], `${storage} is nothing`);
}
