/** Files that belong to one cluster. */
export interface ManifestSet {
  /** Name of the cluster; undefined when the folder does not tell. */
  readonly cluster: string | undefined;
  readonly paths: readonly string[];
}

/** `<cluster>/<namespace>/<Kind>.<name>.yaml`, as this project writes its own; folders with `_` may hold folders. */
const ownLayout = /^[^/]+\/([^/]+|_[^/]+\/.+)\/[A-Z][A-Za-z]*\.[^/]+\.yaml$/;

/**
 * The clusters whose manifests lie below a folder. This project's output holds one in each of its folders, and so does a
 * folder in which every file lies as this project puts it; any other folder is one cluster.
 *
 * @param isOutput whether the folder is this project's own `dist/`
 */
export function manifestSets(paths: readonly string[], isOutput = false): ManifestSet[] {
  const isOwn = isOutput || paths.every((path) => ownLayout.test(path));
  if (paths.length === 0 || !isOwn) return [{ cluster: undefined, paths }];
  const clusters = new Map<string, string[]>();
  for (const path of paths) {
    const cluster = path.slice(0, Math.max(path.indexOf('/'), 0));
    const own = clusters.get(cluster);
    if (own) own.push(path);
    else clusters.set(cluster, [path]);
  }
  return [...clusters].map(([cluster, own]) => ({ cluster: cluster || undefined, paths: own }));
}
