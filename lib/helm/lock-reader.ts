import type { Problem } from '../support/errors.ts';
import { suggestion } from '../support/suggest.ts';
import type { Path, YamlDocument } from '../support/yaml.ts';
import type { HookDecision, LockedChart } from './lock.ts';

/** Goes through a parsed helm-charts.yaml and gathers every mistake with its place. */
export class LockReader {
  readonly problems: Problem[] = [];
  private readonly document: YamlDocument;

  constructor(document: YamlDocument) {
    this.document = document;
  }

  charts(): LockedChart[] {
    const top = this.map(this.document.value, [], ['charts']);
    const charts = this.list(top.charts, ['charts'], true).map((entry, index) =>
      this.chart(entry, ['charts', index]),
    );
    const seen = new Set<string>();
    for (const [index, chart] of charts.entries()) {
      const key = `${chart.name}@${chart.version}`;
      if (seen.has(key))
        this.add(['charts', index], `${chart.name} ${chart.version} is listed twice`, 'keep one');
      seen.add(key);
    }
    return charts;
  }

  private chart(entry: unknown, at: Path): LockedChart {
    const keys = ['name', 'repository', 'version', 'digest', 'url', 'hooks', 'undocumented'];
    const chart = this.map(entry, at, keys);
    const url = chart.url === undefined ? undefined : this.https(chart.url, [...at, 'url']);
    return {
      name: this.text(chart.name, [...at, 'name'], /^[a-z0-9][a-z0-9-]*$/, 'a chart name such as loki'),
      version: this.text(
        chart.version,
        [...at, 'version'],
        /^v?\d+\.\d+\.\d+[0-9A-Za-z.+-]*$/,
        'one exact version such as 18.11.0',
      ),
      repository: this.https(chart.repository, [...at, 'repository']),
      digest: this.digest(chart.digest, [...at, 'digest']),
      ...(url === undefined ? {} : { url }),
      hooks: this.list(chart.hooks, [...at, 'hooks']).map((hook, index) =>
        this.hook(hook, [...at, 'hooks', index]),
      ),
      undocumented: this.list(chart.undocumented, [...at, 'undocumented']).map((item, index) => {
        const here = [...at, 'undocumented', index];
        const { path, reason } = this.map(item, here, ['path', 'reason']);
        return {
          path: this.sentence(path, [...here, 'path']),
          reason: this.sentence(reason, [...here, 'reason']),
        };
      }),
    };
  }

  private hook(item: unknown, at: Path): HookDecision {
    const { object, action, reason } = this.map(item, at, ['object', 'action', 'reason']);
    return {
      object: this.text(object, [...at, 'object'], /^[A-Z*][\w*]*\/\S+$/, 'Kind/name'),
      action: this.text(action, [...at, 'action'], /^(drop|keep)$/, 'drop or keep') as 'drop' | 'keep',
      reason: this.sentence(reason, [...at, 'reason']),
    };
  }

  private digest(value: unknown, at: Path): string | null {
    if (value === null) return null;
    return this.text(
      value,
      at,
      /^sha256:[0-9a-f]{64}$/,
      'sha256: and 64 hexadecimal digits, or null until `obs charts pull` records it',
    );
  }

  private https(value: unknown, at: Path): string {
    const text = this.text(value, at, /\S/, 'an https:// address');
    const oci = text.startsWith('oci://');
    if (text !== '' && !/^https:\/\/[^\s/@]+(\/\S*)?$/.test(text)) {
      this.add(
        at,
        oci
          ? 'OCI repositories are not supported'
          : `${at.at(-1)} is no https:// address without credentials`,
        oci
          ? 'name the https:// repository of the chart, or `obs charts import` its archive'
          : 'write https://…',
      );
    }
    return text;
  }

  private sentence(value: unknown, at: Path): string {
    return this.text(value, at, /\S/, 'text');
  }

  private text(value: unknown, at: Path, pattern: RegExp, expected: string): string {
    if (typeof value === 'string' && pattern.test(value)) return value;
    const given = value === undefined ? 'is missing' : `cannot be ${JSON.stringify(value)}`;
    this.add(at, `${at.at(-1)} ${given}`, `write ${expected}`);
    return '';
  }

  private list(value: unknown, at: Path, required = false): readonly unknown[] {
    if (Array.isArray(value)) return value;
    if (value !== undefined || required)
      this.add(at, `${at.at(-1)} must be a list`, 'begin each entry with "- "');
    return [];
  }

  private map(value: unknown, at: Path, allowed: readonly string[]): Record<string, unknown> {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      this.add(at, `expected a map with ${allowed.join(', ')}`);
      return {};
    }
    for (const key of Object.keys(value).filter((key) => !allowed.includes(key))) {
      this.add([...at, key], `unknown key "${key}"`, suggestion(key, allowed));
    }
    return value as Record<string, unknown>;
  }

  private add(at: Path, message: string, fix?: string): void {
    this.problems.push({ at: this.document.locate(at), message, ...(fix === undefined ? {} : { fix }) });
  }
}
