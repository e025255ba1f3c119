import { Buffer } from 'node:buffer';
import { ObsError, type Problem } from '../support/errors.ts';
import { isKubeObject } from '../support/kubernetes.ts';
import { type CarriedFile, Layout, type PlannedObject } from './layout.ts';
import { manifest, skipMarker } from './manifest.ts';
import type { YamlCache } from './yaml-cache.ts';

/** A file as it shall lie below `dist/`. */
export interface OutputFile {
  /** Relative to `dist/`, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface PlanOptions {
  readonly cluster: string;
  readonly objects: readonly PlannedObject[];
  /** Files that are written as they are. @default none */
  readonly carried?: readonly CarriedFile[];
  /** Keeps the YAML texts between runs. @default none: every text is made anew */
  readonly cache?: YamlCache;
}

/**
 * The files of one cluster, one for each object, sorted by path.
 *
 * @throws ObsError with every mistake at once: two objects for one file, one object twice (both origins are named), a
 * Secret with a value in it, text that makes Argo CD skip a file, what a manifest cannot hold, an impossible folder
 */
export function planFiles({ cluster, objects, carried = [], cache }: PlanOptions): OutputFile[] {
  const layout = new Layout(cluster, objects);
  const problems: Problem[] = [];
  const files: OutputFile[] = [];
  for (const planned of objects) {
    const { object, origin } = planned;
    if (!isKubeObject(object)) {
      problems.push({
        message: `${origin} makes something that is no Kubernetes object`,
        fix: 'give it an apiVersion, a kind and a metadata.name',
      });
      continue;
    }
    const path = layout.place(planned);
    try {
      const bytes = manifest(object, origin, cache);
      if (path !== undefined) files.push({ path, bytes });
    } catch (error) {
      if (!(error instanceof ObsError)) throw error;
      problems.push(...error.problems);
    }
  }
  for (const file of carried) {
    const path = layout.carry(file);
    if (Buffer.from(file.bytes).includes(skipMarker)) {
      const message = `${file.origin} holds the text "${skipMarker}", for which Argo CD skips the whole file`;
      problems.push({ message, fix: 'take the text out' });
    }
    if (path !== undefined) files.push({ path, bytes: file.bytes });
  }
  const all = [...layout.problems, ...problems];
  if (all.length > 0) throw new ObsError(all);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
