import type { Severity } from '../../support/finding.ts';
import { suggestion } from '../../support/suggest.ts';
import type { AlloyFlags } from './command-line.ts';
import { type Mount, mountedAt } from './mounts.ts';
import type { File } from './volumes.ts';
import type { Place } from './workload.ts';

/** What Alloy loads, or why that is not known. */
export type Configuration =
  | { readonly files: readonly ConfigurationFile[]; readonly problem?: undefined }
  | { readonly files: readonly []; readonly problem: ConfigurationProblem };

/** The text of a River file. */
export interface ConfigurationFile {
  readonly text: string;
  /** The ConfigMap, and the path of the text in it. */
  readonly place: Place;
}

export interface ConfigurationProblem {
  /** `warning` where Alloy may well find what these objects do not hold. */
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  readonly place: Place;
}

/** The texts that Alloy loads from what is mounted: one file, or every `*.alloy` of a folder. */
export function configurationOf(
  { config, format }: AlloyFlags,
  mounts: readonly Mount[],
  line: Place,
): Configuration {
  const problem = (severity: Severity, message: string, fix: string, place = line): Configuration => ({
    files: [],
    problem: { severity, message, fix, place },
  });
  if (config === undefined) {
    return problem(
      'error',
      'Alloy is not told which file to load, and ends at once',
      'write args: [run, /etc/alloy/config.alloy]',
    );
  }
  if (format !== 'alloy') {
    return problem(
      'warning',
      `a configuration in format "${format}" is not checked`,
      'convert it with alloy convert, and load the result',
    );
  }
  const found = mountedAt(mounts, config);
  if (found === undefined) {
    return problem('error', `${config} is not mounted`, 'mount the ConfigMap with the configuration there');
  }
  const { mount, below } = found;
  if (mount.volume.kind !== 'files' || mount.volume.files === undefined) {
    return problem(
      'warning',
      `what is in ${config} is not among these objects, so it is not checked`,
      'check the folder that holds its ConfigMap, too',
      mount.place,
    );
  }
  const { files } = mount.volume;
  const loaded = chosen(files, below);
  if (loaded.length === 0) {
    const names = files.map(({ path }) => path);
    return problem(
      'error',
      `there is no ${below === '' ? '*.alloy' : below} in what is mounted at ${mount.path}`,
      suggestion(below, names),
    );
  }
  const known = loaded.flatMap(({ text }) => (text ? [{ text: text.value, place: text.place }] : []));
  if (known.length === loaded.length) return { files: known };
  return problem(
    'warning',
    `${config} comes from a Secret, so it is not checked`,
    'keep the configuration in a ConfigMap, and only credentials in Secrets',
    mount.place,
  );
}

function chosen(files: readonly File[], below: string): readonly File[] {
  const [file] = files.filter(({ path }) => path === below);
  if (file) return [file];
  return below === '' ? files.filter(({ path }) => /^[^/]*\.alloy$/.test(path)) : [];
}
