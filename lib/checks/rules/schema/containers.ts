import { asList, asObject, asText, at } from '../../../support/plain.ts';
import { isDnsLabel, isEnvName } from '../../names.ts';
import type { Container } from '../../pods.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const containers: ObjectRule = {
  id: 'schema/containers',
  severity: 'error',
  scope: 'object',
  summary: 'containers have names of their own, an image, and environment variables that Kubernetes takes',
  check({ pod }, report) {
    if (!pod) return;
    const regular = asList(pod.spec.containers);
    if (regular.length === 0) report([...pod.specPath, 'containers'], 'the pod has no container');
    const names = new Map<string, Container>();
    for (const container of pod.containers) {
      const { name, path, object } = container;
      if (name !== '' && !isDnsLabel(name)) {
        report([...path, 'name'], `"${name}" is no name for a container`, {
          fix: 'use lower-case letters, digits and "-", at most 63, with a letter or digit at both ends',
        });
      }
      const first = names.get(name);
      // Two of one list are duplicate entries; here it is one in each list.
      if (first && first.path.at(-2) !== path.at(-2)) {
        report([...path, 'name'], `an init container is called "${name}" too`, {
          fix: 'give one of them another name',
        });
      }
      names.set(name, container);
      if (asText(object.image) === undefined) report([...path, 'image'], 'the container has no image');
      checkEnv(container, report);
    }
  },
};

function checkEnv({ env, object, path }: Container, report: Report): void {
  for (const variable of env) {
    if (variable.name !== '' && !isEnvName(variable.name)) {
      report([...variable.path, 'name'], `"${variable.name}" is no name for an environment variable`, {
        fix: 'leave out "=" and everything that is not printable ASCII',
      });
    }
    const sources = Object.keys(variable.valueFrom ?? {});
    if (sources.length > 0 && variable.value) {
      report(variable.path, 'both value and valueFrom are given', { fix: 'keep one of the two' });
    }
    if (variable.valueFrom && sources.length === 0) {
      report([...variable.path, 'valueFrom'], 'valueFrom names no source', {
        fix: 'name one, or remove valueFrom',
      });
    }
    if (sources.length > 1) {
      report([...variable.path, 'valueFrom'], `the value comes from ${sources.join(' and ')}`, {
        fix: 'keep one of them',
      });
    }
    const resource = asText(at(variable.valueFrom, 'resourceFieldRef', 'resource'));
    if (
      resource !== undefined &&
      !/^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-\w+)$/.test(resource)
    ) {
      report(
        [...variable.path, 'valueFrom', 'resourceFieldRef', 'resource'],
        `an environment variable cannot be "${resource}"`,
        {
          fix: 'allowed: limits or requests, then .cpu, .memory, .ephemeral-storage or .hugepages-<size>',
        },
      );
    }
    const field = asText(at(variable.valueFrom, 'fieldRef', 'fieldPath'));
    if (field !== undefined && !isEnvField(field)) {
      report(
        [...variable.path, 'valueFrom', 'fieldRef', 'fieldPath'],
        `an environment variable cannot be "${field}"`,
        {
          fix: `allowed: ${envFields.join(', ')}, metadata.labels['key'], metadata.annotations['key']`,
        },
      );
    }
  }
  for (const [index, source] of asList(object.envFrom).entries()) {
    const { configMapRef, secretRef } = asObject(source);
    if ((configMapRef === undefined) === (secretRef === undefined)) {
      report([...path, 'envFrom', index], 'exactly one of configMapRef and secretRef must be given');
    }
  }
}

const envFields = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

const isEnvField = (field: string) =>
  envFields.includes(field) || /^metadata\.(labels|annotations)\['[^']+'\]$/.test(field);
