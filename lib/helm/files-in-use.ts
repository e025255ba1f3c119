import { readArchive } from './archive.ts';
import { type ChartDependency, type ChartFiles, readChartYaml, readYaml } from './chart-files.ts';
import type { RenderRequest } from './render.ts';

/**
 * The files that Helm reads for a request, by their paths: those of packed subcharts too, last and as if they lay in a
 * folder, and none of a subchart that is certainly switched off.
 *
 * @param label what errors call the chart
 * @throws ObsError when a Chart.yaml or a packed subchart cannot be read
 */
export async function* filesInUse(
  files: ChartFiles,
  values: RenderRequest['values'],
  label: string,
): AsyncGenerator<[path: string, content: Uint8Array]> {
  const off = foldersSwitchedOff(files, values, label);
  const used = [...files].filter(([path]) => !off.some((folder) => path.startsWith(folder)));
  const isPacked = ([path]: (typeof used)[number]) => /^charts\/([^/]+\/charts\/)*[^/]+\.tgz$/.test(path);
  yield* used.filter((file) => !isPacked(file));
  for (const [path, archive] of used.filter(isPacked)) {
    const packed = await readArchive(archive, `${label}/${path}`);
    // The values of this chart are not those that switch off what is in it.
    for await (const [below, content] of filesInUse(packed, {}, `${label}/${path}`)) {
      yield [`${path}/${below}`, content];
    }
  }
}

/** Folders of subcharts that the values themselves switch off, whatever values.yaml says. */
function foldersSwitchedOff(files: ChartFiles, values: RenderRequest['values'], label: string): string[] {
  if (![...files.keys()].some((path) => path.startsWith('charts/'))) return [];
  const { dependencies } = readChartYaml(files, label);
  const names = [...new Set(dependencies.map(({ name }) => name))];
  return names
    .filter((name) =>
      dependencies.every((dependency) => dependency.name !== name || isOff(dependency, values)),
    )
    .filter((name) => readYaml(files, `charts/${name}/Chart.yaml`, label)?.name === name)
    .map((name) => `charts/${name}/`);
}

/**
 * Of several conditions the first that has a value decides, and it decides over tags. Under an alias Helm keeps a
 * chart whose version does not fit.
 */
function isOff(
  { name, alias = name, condition = '' }: ChartDependency,
  values: RenderRequest['values'],
): boolean {
  const [path = ''] = condition.trim().split(',');
  return alias === name && path !== '' && valueAt(values, path.split('.')) === false;
}

function valueAt(values: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return values;
  const isMap = typeof values === 'object' && values !== null && !Array.isArray(values);
  return isMap && Object.hasOwn(values, key) ? valueAt(values[key as keyof typeof values], rest) : undefined;
}
