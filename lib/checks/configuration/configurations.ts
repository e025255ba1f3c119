import { posix } from 'node:path';
import { asObject, asText, at, objectsIn } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import type { Inventory } from '../inventory.ts';
import { variableOf } from '../pods.ts';
import type { InventoryReport, ReportOptions } from '../rule.ts';
import { type ConfigFile, filesOf, isBelow } from './files.ts';
import { type Format, type Parsed, parse } from './parsed.ts';
import { type Program, programsIn } from './programs.ts';

/** What a file is to the program that reads it. */
export type Role =
  /** Its configuration. */
  | 'main'
  /** Provisioned by Grafana. */
  | 'data-sources'
  | 'dashboard-providers'
  | 'dashboard'
  /** Rules of Prometheus, Loki or Mimir. */
  | 'rules';

/** A file of configuration, read, and who reads it. */
export interface Configuration {
  readonly program: Program;
  readonly role: Role;
  readonly file: ConfigFile;
  readonly parsed: Parsed;
}

/** Every file of configuration that a program of these manifests reads, of those that are known here. */
export const configurationsIn = (inventory: Inventory): readonly Configuration[] =>
  inventory.once(findConfigurations);

/**
 * The same, each file once for a program, however many run it: for what is wrong with the text alone.
 *
 * @param roles @default all of them
 */
export function distinctConfigurations(
  inventory: Inventory,
  ...roles: readonly Role[]
): readonly Configuration[] {
  const found = new Map<string, Configuration>();
  for (const configuration of configurationsIn(inventory)) {
    const { role, file, program } = configuration;
    const key = JSON.stringify([file.entry.namespace, file.entry.name, file.key, program.name]);
    if ((roles.length === 0 || roles.includes(role)) && !found.has(key)) found.set(key, configuration);
  }
  return [...found.values()];
}

/** The configuration of a program itself; undefined when no ConfigMap holds it. */
export function mainOf(inventory: Inventory, program: Program): Configuration | undefined {
  return configurationsIn(inventory).find((one) => one.program === program && one.role === 'main');
}

/** Reports something at a path inside the text of a file. */
export function reportIn(
  report: InventoryReport,
  { file, parsed }: Pick<Configuration, 'file' | 'parsed'>,
  path: Path,
  message: string,
  options: ReportOptions = {},
): void {
  const inside = options.inside ?? parsed.locate(path);
  report(file.entry, ['data', file.key, ...path], message, { ...options, ...(inside && { inside }) });
}

function findConfigurations(inventory: Inventory): Configuration[] {
  return programsIn(inventory).flatMap((program) => {
    const files = filesOf(inventory, program);
    const read = (role: Role, format: Format, wanted: (file: ConfigFile) => boolean): Configuration[] =>
      files.filter(wanted).map((file) => ({ program, role, file, parsed: parse(file.text, format) }));
    if (program.name === 'grafana') return ofGrafana(program, read);
    if (!['loki', 'tempo', 'mimir', 'prometheus'].includes(program.name)) return [];
    const names = program.flags.get('config.file')?.value?.split(',') ?? [];
    const main = read('main', 'yaml', ({ path }) => names.some((name) => posix.normalize(name) === path));
    return [
      ...main,
      ...main.flatMap(({ parsed, file }) => read('rules', 'yaml', areRules(program, parsed.value, file))),
    ];
  });
}

type Read = (role: Role, format: Format, wanted: (file: ConfigFile) => boolean) => Configuration[];

function ofGrafana({ container, flags }: Program, read: Read): Configuration[] {
  const iniPath =
    flags.get('config')?.value ?? variableOf(container, 'GF_PATHS_CONFIG') ?? '/etc/grafana/grafana.ini';
  const main = read('main', 'ini', ({ path }) => path === iniPath);
  const provisioning =
    variableOf(container, 'GF_PATHS_PROVISIONING') ??
    asText(at(main[0]?.parsed.value, 'paths', 'provisioning')) ??
    '/etc/grafana/provisioning';
  const yamlIn = (folder: string) => (file: ConfigFile) =>
    posix.dirname(file.path) === posix.join(provisioning, folder) && /\.ya?ml$/.test(file.path);
  const providers = read('dashboard-providers', 'yaml', yamlIn('dashboards'));
  const folders = providers.flatMap(({ parsed }) =>
    objectsIn(asObject(parsed.value).providers).flatMap(
      ([provider]) => asText(at(provider, 'options', 'path')) ?? [],
    ),
  );
  return [
    ...main,
    ...read('data-sources', 'yaml', yamlIn('datasources')),
    ...providers,
    ...read(
      'dashboard',
      'json',
      ({ path }) => path.endsWith('.json') && folders.some((folder) => isBelow(path, folder)),
    ),
  ];
}

/** Which files hold rules: Prometheus names them, Loki and Mimir take all that lie in a folder of the tenant. */
function areRules(
  { name }: Program,
  main: unknown,
  { path: mainPath }: ConfigFile,
): (file: ConfigFile) => boolean {
  if (name === 'prometheus') {
    const patterns = ruleFilePatterns(main).map((pattern) =>
      globOf(posix.resolve(posix.dirname(mainPath), pattern)),
    );
    return ({ path }) => patterns.some((pattern) => pattern.test(path));
  }
  const folder =
    name === 'loki'
      ? asText(at(main, 'ruler', 'storage', 'local', 'directory'))
      : asText(at(main, 'ruler_storage', 'local', 'directory'));
  return ({ path }) => folder !== undefined && isBelow(path, folder);
}

/** What `rule_files` of Prometheus lists. */
export const ruleFilePatterns = (main: unknown): readonly string[] => {
  const list = asObject(main).rule_files;
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
};

/** A pattern of file names, as Go's filepath.Glob reads it. */
export function globOf(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  return new RegExp(`^${source}$`);
}
