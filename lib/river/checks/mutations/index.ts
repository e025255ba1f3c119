import { readFileSync } from 'node:fs';
import { buildModel, type Model, type RiverText } from '../../model/index.ts';
import { names } from './names.ts';
import type { Mutation } from './search.ts';
import { texts } from './texts.ts';
import { values } from './values.ts';
import { wiring } from './wiring.ts';

/** The shipped files, each with one choice of its parts. */
const shipped = {
  agent: ['agent.alloy'],
  gateway: ['gateway.alloy', 'features/traces-balanced.alloy'],
} as const;

export type Shipped = keyof typeof shipped;

/** A shipped file with one slip in it. */
export interface Case {
  readonly title: string;
  readonly file: Shipped;
  /** The rule that should find it. */
  readonly rule: string;
  /** The file with its parts. Throws when it has nothing to make the mistake with. */
  readonly files: () => readonly RiverText[];
}

/** Every slip in every file that it can be made in. */
export function cases(): Case[] {
  const all = { ...names, ...wiring, ...values, ...texts };
  return Object.entries(all).flatMap(([title, [rule, mutation, only]]) =>
    (['agent', 'gateway'] as const)
      .filter((file) => only === undefined || only === file)
      .map((file) => ({ title, file, rule: `river/${rule}`, files: () => mutated(file, mutation) })),
  );
}

/** A shipped file and its parts, as they are. */
export function original(file: Shipped): readonly RiverText[] {
  return read(file).files;
}

const known = new Map<Shipped, { files: readonly RiverText[]; model: Model }>();

function read(file: Shipped): { files: readonly RiverText[]; model: Model } {
  const before = known.get(file);
  if (before) return before;
  const files = shipped[file].map((name) => ({ name, text: readFileSync(`river/${name}`, 'utf8') }));
  const { model } = buildModel(files);
  if (model === undefined) throw new Error(`${file} has syntax errors`);
  known.set(file, { files, model });
  return { files, model };
}

function mutated(file: Shipped, mutation: Mutation): readonly RiverText[] {
  const { files, model } = read(file);
  const edit = mutation(model);
  if (edit === undefined)
    throw new Error(`${file} has nothing to make this mistake with: find another place`);
  const { source, start, end } = edit.node.span;
  return files.map(({ name, text }) => ({
    name,
    text: name === source.file ? text.slice(0, start) + edit.text + text.slice(end) : text,
  }));
}
