import { asText } from '../../../support/plain.ts';
import { isDnsLabel, isDnsSubdomain, isPathSegment, isServiceName } from '../../names.ts';
import type { ObjectRule } from '../../rule.ts';

export const names: ObjectRule = {
  id: 'schema/names',
  severity: 'error',
  scope: 'object',
  summary: 'names of objects and namespaces have the form that their kind asks for',
  check({ object, group, kind }, report) {
    const { name } = object.metadata;
    const namespace = asText(object.metadata.namespace);
    const { accepts, form } = formOf(group, kind);
    if (!accepts(name)) report(['metadata', 'name'], `"${name}" is no name for a ${kind}`, { fix: form });
    if (namespace !== undefined && !isDnsLabel(namespace)) {
      report(['metadata', 'namespace'], `"${namespace}" is no name for a Namespace`, { fix: dnsLabel.form });
    }
  },
};

interface NameForm {
  readonly accepts: (name: string) => boolean;
  readonly form: string;
}

const subdomain: NameForm = {
  accepts: isDnsSubdomain,
  form: 'use lower-case letters, digits, "-" and ".", at most 253, with a letter or digit at both ends of each part',
};
const dnsLabel: NameForm = {
  accepts: isDnsLabel,
  form: 'use lower-case letters, digits and "-", at most 63, with a letter or digit at both ends',
};
const service: NameForm = {
  accepts: isServiceName,
  form: 'use lower-case letters, digits and "-", at most 63, with a letter first and a letter or digit last',
};
const cronJob: NameForm = {
  // Eleven characters are kept for the time that its Jobs get in their name.
  accepts: (name) => name.length <= 52 && isDnsSubdomain(name),
  form: `${subdomain.form}; 52 in all, because its Jobs add eleven of their own`,
};
const path: NameForm = { accepts: isPathSegment, form: 'leave out "/" and "%"' };

function formOf(group: string, kind: string): NameForm {
  if (group === 'rbac.authorization.k8s.io') return path;
  if (group === '' && kind === 'Namespace') return dnsLabel;
  if (group === '' && kind === 'Service') return service;
  if (group === 'batch' && kind === 'CronJob') return cronJob;
  // Its pods are named after it, and a pod's name is its host name.
  if (group === 'apps' && kind === 'StatefulSet') return dnsLabel;
  return subdomain;
}
