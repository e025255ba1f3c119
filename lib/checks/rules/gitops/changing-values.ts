import { asText, asTextMap, at } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule } from '../../rule.ts';

export const changingValues: ObjectRule = {
  id: 'gitops/changing-values',
  severity: 'error',
  scope: 'object',
  summary: 'nothing is another value each time the manifests are made',
  check({ object, pod }, report) {
    const tell = (path: Path, what: string) =>
      report(
        path,
        `${what}: everything restarts, or never agrees with the repository, each time it is made`,
        {
          fix: 'remove it; a checksum of what is to be noticed does the same and stays',
        },
      );
    const places: readonly Path[] = [['metadata'], ...(pod ? [pod.metadataPath] : [])];
    for (const place of new Map(places.map((path) => [path.join('.'), path])).values()) {
      for (const kind of ['labels', 'annotations']) {
        for (const [key, value] of Object.entries(asTextMap(at(object, ...place, kind)))) {
          if (isTime(value)) tell([...place, kind, key], 'this is a time');
          else if (random.test(key)) tell([...place, kind, key], 'this is a random value');
        }
      }
    }
    if (asText(object.metadata.generateName) !== undefined)
      report(['metadata', 'generateName'], 'this makes an object of another name each time it is applied', {
        fix: 'write name',
      });
  },
};

/** Annotations by which charts have their pods restarted at each upgrade. */
const random =
  /(?:^|\/)(?:rollme|random|nonce|(?:re)?deployed[-_]?at|restarted[-_]?at|generated[-_]?at|timestamp)$/i;

/** A day with its time, or seconds or milliseconds since 1970 of this century. */
const isTime = (value: string) =>
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value) || /^1[5-9]\d{8}(?:\d{3})?$/.test(value);
