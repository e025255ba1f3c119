import { asTextMap } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import { builtInNamespaces } from '../../present.ts';
import type { ObjectRule } from '../../rule.ts';
import { enforceLabel } from '../../security/namespace-level.ts';
import { levels } from '../../security/pod-standards.ts';

export const namespaceLevel: ObjectRule = {
  id: 'security/namespace-level',
  severity: 'error',
  scope: 'object',
  summary: 'every namespace enforces the Pod Security level restricted, or says why it cannot',
  check({ groupKind, object, name }, report) {
    if (groupKind !== '/Namespace' || builtInNamespaces.includes(name)) return;
    const level = asTextMap(object.metadata.labels)[enforceLabel];
    const path = ['metadata', 'labels', enforceLabel];
    if (level === 'restricted') return;
    if (level === undefined) {
      report(['metadata', 'labels'], 'this namespace enforces no Pod Security level', {
        fix: `write the label ${enforceLabel}: restricted`,
      });
    } else if (!(levels as readonly string[]).includes(level)) {
      report(path, `there is no level "${level}"`, { fix: suggestion(level, levels) });
    } else {
      report(path, `this namespace enforces ${level}, not restricted`, {
        fix: 'write restricted, or the reason in an annotation that silences this rule here',
      });
    }
  },
};
