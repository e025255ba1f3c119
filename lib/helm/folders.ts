import { join } from 'node:path';

/** Where a repository keeps what belongs to its charts. */
export interface HelmFolders {
  readonly root: string;
  /** helm-charts.yaml */
  readonly lock: string;
  /** Facts about charts; in git. */
  readonly facts: string;
  /** Stored renders; in git. */
  readonly renders: string;
  /** Archives and imported folders of charts; not in git. */
  readonly archives: string;
  /** The helm that came in an npm package; not in git. */
  readonly tools: string;
  /** What helm takes for the user's home: nothing is ever there. */
  readonly helmHome: string;
}

export function helmFolders(root: string): HelmFolders {
  return {
    root,
    lock: join(root, 'helm-charts.yaml'),
    facts: join(root, 'imports/charts'),
    renders: join(root, 'imports/renders'),
    archives: join(root, '.cache/charts'),
    tools: join(root, '.cache/tools'),
    helmHome: join(root, '.cache/tools/home'),
  };
}
