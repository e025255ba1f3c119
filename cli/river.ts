import { readFileSync, realpathSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ParseArgsConfig } from 'node:util';
import { checkRiver } from '../lib/river/checks/index.ts';
import { formatWithFrames } from '../lib/river/checks/report.ts';
import { mermaid } from '../lib/river/graph/index.ts';
import { buildModel, type RiverText } from '../lib/river/model/index.ts';
import { format } from '../lib/river/syntax/index.ts';
import { ExitCode, ObsError, type Problem } from '../lib/support/errors.ts';
import { writeFileAtomically } from '../lib/support/files.ts';
import type { Finding } from '../lib/support/finding.ts';
import { formatReport } from '../lib/support/report.ts';
import { suggestion } from '../lib/support/suggest.ts';
import { decodeUtf8 } from '../lib/support/yaml.ts';
import type { CommandContext } from './commands.ts';
import { oneOf, parseOptions } from './options.ts';

const usage = `Usage: obs river check FILE...    what Alloy would refuse, lose or not do as meant
       obs river fmt FILE...      write files as alloy fmt does; - reads stdin and writes stdout
       obs river graph FILE...    the pipeline as a Mermaid flow chart; several files are one pipeline

check:
  --together                  the files are one configuration: names in one mean what another says
  --stability LEVEL           what Alloy is started with: generally-available (default), public-preview, experimental
  --community                 community components are enabled
  --format text|json|github   how findings are told (default: text)
  --strict                    warnings count as errors

fmt:
  --check                     write nothing, list the files that are not formatted
`;

export interface RiverIo extends CommandContext {
  /** @default standard input of the process */
  readonly stdin?: Readable;
}

/**
 * `obs river`
 *
 * @returns 1 when errors (with --strict: or warnings), or with `fmt --check` unformatted files, were found
 * @throws ObsError for wrong use, files that cannot be read, and for `fmt` and `graph` also syntax errors
 */
export async function river(args: readonly string[], io: RiverIo): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  if (['help', '--help', '-h'].includes(name) || rest.some((one) => one === '--help' || one === '-h')) {
    io.stdout.write(usage);
    return ExitCode.ok;
  }
  if (Object.hasOwn(commands, name)) return commands[name as keyof typeof commands](rest, io);
  throw new ObsError({
    message: name === '' ? 'obs river needs a command' : `there is no command "obs river ${name}"`,
    fix: suggestion(name, Object.keys(commands)),
  });
}

const commands = { check, fmt, graph };

const formats = ['text', 'json', 'github'] as const;
const levels = ['generally-available', 'public-preview', 'experimental'] as const;

async function check(args: readonly string[], { stdout, stderr }: RiverIo): Promise<ExitCode> {
  const { values, files: names } = parse(args, {
    together: { type: 'boolean', default: false },
    stability: { type: 'string', default: 'generally-available' },
    community: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    strict: { type: 'boolean', default: false },
  });
  const stability = oneOf(levels, values.stability, 'stability level');
  const reportFormat = oneOf(formats, values.format, 'format');
  const files = names.map(read);
  const findings: Finding[] = [];
  for (const together of values.together ? [files] : files.map((file) => [file])) {
    findings.push(
      ...(await checkRiver({ files: together, stability, community: values.community })).findings,
    );
  }
  stdout.write(
    reportFormat === 'text' ? formatWithFrames(findings, files) : formatReport(findings, reportFormat),
  );
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  stderr.write(
    `${counted(files.length, 'file')} checked, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}\n`,
  );
  return errors > 0 || (values.strict && warnings > 0) ? ExitCode.found : ExitCode.ok;
}

async function fmt(args: readonly string[], { stdout, stdin = process.stdin }: RiverIo): Promise<ExitCode> {
  const { values, files: names } = parse(args, { check: { type: 'boolean', default: false } });
  const files: RiverText[] = [];
  for (const name of names) files.push(name === '-' ? await readStream(stdin) : read(name));

  // All before the first is written: one with syntax errors leaves everything as it is.
  const problems: Problem[] = [];
  const formatted = files.map((file) => {
    try {
      return { ...file, after: format(file.text, file.name) };
    } catch (error) {
      if (!(error instanceof ObsError)) throw error;
      problems.push(...error.problems);
      return { ...file, after: file.text };
    }
  });
  if (problems.length > 0) throw new ObsError(problems);

  const changed = formatted.filter(({ text, after }) => text !== after);
  if (values.check) {
    stdout.write(changed.map(({ name }) => `${name}\n`).join(''));
    return changed.length > 0 ? ExitCode.found : ExitCode.ok;
  }
  for (const { after } of formatted.filter((file) => file.name === stdinName)) stdout.write(after);
  for (const { name, after } of changed.filter((file) => file.name !== stdinName)) {
    writeFileAtomically(realpathSync(name), after);
  }
  return ExitCode.ok;
}

async function graph(args: readonly string[], { stdout }: RiverIo): Promise<ExitCode> {
  const { files } = parse(args, {});
  const { model, errors } = buildModel(files.map(read));
  if (model === undefined) throw new ObsError(errors);
  stdout.write(mermaid(model));
  return ExitCode.ok;
}

const stdinName = '<stdin>';

async function readStream(stdin: Readable): Promise<RiverText> {
  return { name: stdinName, text: decodeUtf8(await buffer(stdin), stdinName) };
}

function read(name: string): RiverText {
  try {
    return { name, text: decodeUtf8(readFileSync(name), name) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new ObsError({ at: { file: name }, message: 'this file is not there' });
    if (code !== 'EISDIR') throw error;
    throw new ObsError({
      at: { file: name },
      message: 'this is a folder',
      fix: `name the files in it: ${name}/*.alloy`,
    });
  }
}

function parse<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  const { values, positionals } = parseOptions('obs river', args, { options, allowPositionals: true });
  if (positionals.length === 0)
    throw new ObsError({ message: 'no file is named', fix: 'name one or more River files' });
  return { values, files: positionals };
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
