import { join } from 'node:path';
import { type Configuration, configurationsIn } from '../../lib/checks/configuration/configurations.ts';
import { filesOf } from '../../lib/checks/configuration/files.ts';
import { type Program, programsIn } from '../../lib/checks/configuration/programs.ts';
import type { Inventory } from '../../lib/checks/inventory.ts';
import { asList } from '../../lib/support/plain.ts';
import { run } from '../../lib/support/process.ts';
import { inFolder, writeFiles } from './files.ts';
import { type Environment, findProgram, missing, type ProgramName } from './programs.ts';
import { judged, type Result, skipped } from './suite.ts';

/** What the programs themselves say of the configuration that they are to be started with. */
export async function askPrograms(inventory: Inventory, env: Environment): Promise<Result[]> {
  return [
    await ask('promtool', 'prometheus', 'takes the configuration', inventory, env, ({ path }) => [
      ...['check', 'config', '--lint=none', path('--config.file')],
    ]),
    await ask('promtool', 'prometheus', 'takes the rules', inventory, env, ({ rules }) =>
      rules.length === 0 ? undefined : ['check', 'rules', '--lint=none', ...rules],
    ),
    await ask('loki', 'loki', 'takes the configuration', inventory, env, ({ args }) => [
      ...args,
      '-verify-config',
    ]),
    await ask('tempo', 'tempo', 'takes the configuration', inventory, env, ({ args }) => [
      ...args,
      '-config.verify=true',
    ]),
    // It has no switch for it: it reads the configuration before it lists its parts.
    await ask('mimir', 'mimir', 'takes the configuration', inventory, env, ({ args }) => [
      ...args,
      '-modules',
    ]),
    await ask('alloy', 'alloy', 'finds nothing to format', inventory, env, ({ river }) =>
      river === undefined ? undefined : ['fmt', '--test', river],
    ),
    await ask('alloy', 'alloy', 'takes the configuration', inventory, env, ({ river, stability }) =>
      river === undefined ? undefined : ['validate', ...stability, river],
    ),
  ];
}

/** A program of the manifests with its files in a folder, and how it is asked about them. */
interface Setup {
  /** Its arguments, with the paths of files in the folder. */
  readonly args: readonly string[];
  /** The path in the folder of the file that a flag names. */
  readonly path: (flag: string) => string;
  /** Files of rules. */
  readonly rules: readonly string[];
  /** The file of River, and the flag for what it may use. */
  readonly river: string | undefined;
  readonly stability: readonly string[];
}

async function ask(
  name: ProgramName,
  runs: Program['name'],
  what: string,
  inventory: Inventory,
  env: Environment,
  argsOf: (setup: Setup) => readonly string[] | undefined,
): Promise<Result> {
  const question = { program: name, question: what };
  const command = findProgram(name, env);
  if (!command) return skipped(question, missing(name));
  const complaints: string[] = [];
  let count = 0;
  for (const program of programsIn(inventory).filter((one) => one.name === runs)) {
    await inFolder(async (folder) => {
      const files = filesOf(inventory, program);
      // Paths inside the files are those of the container as well.
      const moved = (text: string) =>
        files.reduce((done, { path }) => done.replaceAll(path, join(folder, path)), text);
      writeFiles(
        folder,
        files.map(({ path, text }) => ({ path, text: moved(text) })),
      );
      const args = argsOf(setupOf(program, inventory, moved));
      if (!args) return;
      count += 1;
      const { code, stdout, stderr } = await run(command, args, { env: variablesFor(files), cwd: folder });
      if (code !== 0) {
        const said = (stderr.trim() || stdout.trim())
          .replaceAll(folder, '')
          .split('\n')
          .slice(-5)
          .join(' | ');
        complaints.push(`${program.pod.entry.kind} ${program.pod.entry.name}: ${said}`);
      }
    });
  }
  return judged(question, count, 'configuration', complaints);
}

function setupOf(program: Program, inventory: Inventory, moved: (text: string) => string): Setup {
  const own = (one: Configuration) => one.program === program;
  const args = asList(program.container.object.args).map((word) => moved(String(word)));
  const stability = program.flags.get('stability.level')?.value;
  return {
    args: args.filter((word) => word.startsWith('-')),
    path: (flag) => args.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1) ?? '',
    rules: configurationsIn(inventory)
      .filter((one) => own(one) && one.role === 'rules')
      .map(({ file }) => moved(file.path)),
    river: args.find((word) => word.endsWith('.alloy')),
    stability: stability === undefined ? [] : [`--stability.level=${stability}`],
  };
}

/** Something for each variable: what a Secret holds is not known here, and does not matter. */
function variablesFor(files: readonly { readonly text: string }[]): Record<string, string> {
  const names = files.flatMap(({ text }) => [...text.matchAll(/\$\{(\w+)|sys\.env\("(\w+)"\)/g)]);
  return Object.fromEntries(names.map(([, braces, call]) => [braces ?? call ?? '', 'unknown']));
}
