import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ObsError } from '../support/errors.ts';
import { writeFileAtomically } from '../support/files.ts';
import { sortKeys } from '../support/json.ts';
import type { ChartFacts } from './facts.ts';
import { chartLabel, type LockedChart } from './lock.ts';

type Name = Pick<LockedChart, 'name' | 'version'>;

/** Facts about charts, one file a version: `<name>-<version>.json`. */
export class FactsStore {
  private readonly folder: string;
  private readonly read = new Map<string, ChartFacts | undefined>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * What is known about a chart; undefined when it was never pulled or imported.
   *
   * @throws ObsError when its file is no facts about this chart
   */
  find(chart: Name): ChartFacts | undefined {
    const file = fileName(chart);
    if (!this.read.has(file)) this.read.set(file, this.load(chart));
    return this.read.get(file);
  }

  write(facts: ChartFacts): void {
    const file = fileName({ name: facts.chart, version: facts.version });
    writeFileAtomically(join(this.folder, file), `${JSON.stringify(sortKeys(facts), null, 1)}\n`);
    this.read.set(file, facts);
  }

  private load(chart: Name): ChartFacts | undefined {
    const file = fileName(chart);
    try {
      const facts = JSON.parse(readFileSync(join(this.folder, file), 'utf8')) as Partial<ChartFacts> | null;
      if (facts?.chart === chart.name && facts.version === chart.version && isMap(facts.values)) {
        return facts as ChartFacts;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw new ObsError({
      at: { file: `imports/charts/${file}` },
      message: `this file holds no facts about ${chartLabel(chart)}: it was edited or damaged`,
      fix: `restore it with \`git checkout imports/charts/${file}\``,
    });
  }
}

const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

const fileName = ({ name, version }: Name) => `${name}-${version}.json`;
