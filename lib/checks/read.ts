import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ObsError } from '../support/errors.ts';
import { decodeUtf8 } from '../support/yaml.ts';
import { readDocuments } from './documents.ts';
import type { ManifestObject } from './entry.ts';
import type { Unread } from './inventory.ts';

/** What some files of manifests hold. */
export interface ReadManifests {
  readonly objects: readonly ManifestObject[];
  /** What could not be read, each with its place. */
  readonly unread: readonly Unread[];
  /** Documents that hold no object of a cluster and need none: empty ones, and configuration of kustomize. */
  readonly passedOver: number;
}

/** Largest file that is read. What one object may have is a hundredth of it. */
const maxBytes = 16 * 1024 * 1024;

/**
 * Reads manifests, whoever made them: YAML with any number of documents, JSON, lists of objects. A mistake in one document
 * does not keep the others from being read.
 *
 * @param folder as the user wrote it, so that positions name files the way they are known
 * @param paths files below it
 */
export function readManifests(folder: string, paths: readonly string[]): ReadManifests {
  const objects: ManifestObject[] = [];
  const unread: Unread[] = [];
  let passedOver = 0;
  for (const path of paths) {
    const file = join(folder, path);
    try {
      const found = readDocuments(readText(file), file);
      objects.push(...found.objects);
      unread.push(...found.unread);
      passedOver += found.passedOver;
    } catch (error) {
      if (!(error instanceof ObsError)) throw error;
      unread.push(...error.problems);
    }
  }
  return { objects, unread, passedOver };
}

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size <= maxBytes) return decodeUtf8(readFileSync(file), file);
    const megabytes = (size / 1024 / 1024).toFixed(1);
    throw new ObsError({
      at: { file },
      message: `this file has ${megabytes} MiB, and manifests of more than ${maxBytes / 1024 / 1024} are not read`,
      fix: 'split it: the API server takes no object of more than 1.5 MiB',
    });
  } catch (error) {
    if (error instanceof ObsError) throw error;
    throw new ObsError({
      at: { file },
      message: `this file cannot be read (${(error as NodeJS.ErrnoException).code})`,
    });
  }
}
