import type { TreeChange } from './compare.ts';
import { printable } from './terminal.ts';

/** What a synth run has to tell at its end. */
export interface Summary {
  readonly change: TreeChange;
  readonly checks: {
    readonly passed: number;
    readonly warnings: number;
    /** Findings that an annotation silences, with a reason. */
    readonly silenced: number;
  };
  /** Renders that were not made from the locked archive: `loki 18.11.0`. */
  readonly unverified: readonly string[];
  readonly seconds: number;
}

/**
 * The summary as lines without line feeds: a table of namespaces, what changed, checks, renders that are not verified,
 * seconds. Clusters in which nothing changed take one line each when there are several, and one line together when
 * there are many.
 *
 * @param color whether a terminal reads it; without, there is no control character in it
 */
export function summaryLines({ change, checks, unverified, seconds }: Summary, color: boolean): string[] {
  const paint = painter(color);
  const { passed, warnings, silenced } = checks;
  return [
    ...table(change, paint),
    '',
    ...changes(change, paint),
    ...goneClusters(change),
    ...(change.foreign.length > 0 ? [`not made here, left alone: ${list(change.foreign)}`] : []),
    [
      `checks: ${passed} passed`,
      ...(warnings > 0 ? [paint.yellow(count(warnings, 'warning'))] : []),
      ...(silenced > 0 ? [`${silenced} silenced`] : []),
    ].join(', '),
    ...(unverified.length > 0
      ? [paint.yellow(`unverified renders: ${list(unverified)} (run: npx obs charts verify)`)]
      : []),
    `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`,
  ];
}

const maxListed = 12;

interface Row {
  readonly label: string;
  written: number;
  unchanged: number;
  removed: number;
}

function table(change: TreeChange, paint: Painter): string[] {
  const rows = shortened([...rowsBy(change, 2).values()], [...rowsBy(change, 1).values()]);
  const total = { label: 'total', ...sum(rows) };
  const cells = (row: Row) => [row.written + row.unchanged, row.written, row.unchanged, row.removed];
  const titles = ['objects', 'written', 'unchanged', 'removed'];
  const width = Math.max(...[...rows, total].map(({ label }) => label.length), 'namespace'.length);
  const number = (value: number, column: number) =>
    (value === 0 ? '-' : String(value)).padStart((titles[column]?.length ?? 0) + 2);
  const line = (row: Row) => `${row.label.padEnd(width)}${cells(row).map(number).join('')}`;
  const head = `${'namespace'.padEnd(width)}${titles.map((title) => `  ${title}`).join('')}`;
  return [paint.bold(head), ...rows.map(line), paint.bold(line(total))];
}

/** Counts of files by the first parts of their paths, sorted. */
function rowsBy(change: TreeChange, parts: number): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const kind of ['written', 'unchanged', 'removed'] as const) {
    for (const path of change[kind]) {
      const label = path.split('/').slice(0, parts).join('/');
      const row = rows.get(label) ?? { label, written: 0, unchanged: 0, removed: 0 };
      rows.set(label, row);
      row[kind]++;
    }
  }
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shortened(namespaces: readonly Row[], clusters: readonly Row[]): Row[] {
  if (clusters.length < 2) return [...namespaces];
  const quiet = clusters.filter(({ written, removed }) => written + removed === 0);
  const names = new Set(quiet.map(({ label }) => label));
  const loud = namespaces.filter(({ label }) => !names.has(label.slice(0, label.indexOf('/'))));
  if (quiet.length <= maxListed) return [...loud, ...quiet];
  return [...loud, { label: `${quiet.length} other clusters`, ...sum(quiet) }];
}

function sum(rows: readonly Row[]): Omit<Row, 'label'> {
  const of = (kind: 'written' | 'unchanged' | 'removed') => rows.reduce((all, row) => all + row[kind], 0);
  return { written: of('written'), unchanged: of('unchanged'), removed: of('removed') };
}

/** Every file that changed; by folder when they are many. */
function changes(change: TreeChange, paint: Painter): string[] {
  const { written, removed, unchanged } = change;
  const all = written.length + removed.length;
  if (all === 0) return ['nothing changed since the last run'];
  if (change.added.length === all && unchanged.length === 0)
    return [`everything is new: ${count(all, 'file')}`];
  const added = new Set(change.added);
  const marks = [
    ...written.map((path) => ({ path, mark: added.has(path) ? paint.green('+') : paint.yellow('~') })),
    ...removed.map((path) => ({ path, mark: paint.red('-') })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const title = 'changed since the last run:';
  if (all <= maxListed) return [title, ...marks.map(({ path, mark }) => `  ${mark} ${printable(path)}`)];

  const folders = [...rowsBy({ ...change, unchanged: [] }, 2).values()];
  const more = folders.slice(maxListed);
  return [
    title,
    ...folders.slice(0, maxListed).map((row) => `  ${printable(row.label)}: ${told(row)}`),
    ...(more.length > 0 ? [`  and ${count(more.length, 'folder')} more: ${told(sum(more))}`] : []),
  ];
}

const told = ({ written, removed }: Omit<Row, 'label'>) =>
  [...(written > 0 ? [`${written} written`] : []), ...(removed > 0 ? [`${removed} removed`] : [])].join(', ');

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

/** Clusters that nothing is made for any more: their file in clusters/ is gone. */
function goneClusters(change: TreeChange): string[] {
  const gone = [...rowsBy(change, 1).values()].filter(({ written, unchanged }) => written + unchanged === 0);
  const isEmpty = (label: string) => !change.foreign.some((path) => path.startsWith(`${label}/`));
  return gone.map(({ label, removed }) => {
    const what = isEmpty(label) ? `dist/${label}` : `${count(removed, 'file')} of dist/${label}`;
    return `the cluster "${printable(label)}" is gone: removed ${what}`;
  });
}

/** The first few of many. */
function list(items: readonly string[]): string {
  const first = items.slice(0, 5).map(printable).join(', ');
  return items.length > 5 ? `${first} and ${items.length - 5} more` : first;
}

type Painter = Record<'bold' | 'red' | 'green' | 'yellow', (text: string) => string>;

function painter(color: boolean): Painter {
  const code = (number: number) => (text: string) => (color ? `\u001b[${number}m${text}\u001b[0m` : text);
  return { bold: code(1), red: code(31), green: code(32), yellow: code(33) };
}
