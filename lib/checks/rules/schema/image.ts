import { asText } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

/** The grammar of the distribution project: registry with optional port, path, tag, digest. */
const host = '(?:[a-zA-Z\\d]|[a-zA-Z\\d][a-zA-Z\\d-]*[a-zA-Z\\d])';
const domain = `(?:${host}(?:\\.${host})*|\\[[a-fA-F\\d:]+\\])(?::\\d+)?`;
const part = '[a-z\\d]+(?:(?:\\.|_|__|-+)[a-z\\d]+)*';
const reference = `^(?:${domain}/)?${part}(?:/${part})*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z\\d]*(?:[-_+.][A-Za-z][A-Za-z\\d]*)*:[\\da-fA-F]{32,})?$`;

export const image: ObjectRule = {
  id: 'schema/image',
  severity: 'error',
  scope: 'object',
  summary: 'every image is a reference that a container runtime can read',
  check({ pod }, report) {
    for (const { object, path } of pod?.containers ?? []) {
      const text = asText(object.image);
      if (text === undefined || new RegExp(reference).test(text)) continue;
      report([...path, 'image'], `"${text}" is no image`, { fix: advice(text) });
    }
  },
};

function advice(text: string): string {
  if (text !== text.trim()) return 'remove the white space around it';
  if (/\s/.test(text)) return 'remove the white space in it';
  if (/^https?:\/\//.test(text)) return 'leave out the scheme';
  if (text.endsWith(':')) return 'write a tag after the ":"';
  if (/@sha256:/.test(text)) return 'a digest has 64 hexadecimal digits after "sha256:"';
  if (/[A-Z]/.test(text.replace(/[:@].*$/, ''))) return 'a repository is written in lower case';
  return 'write registry/repository:tag, such as docker.io/grafana/loki:3.7.6';
}
