import { asText, at } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

const fields = [
  { name: 'minute', least: 0, most: 59, words: '' },
  { name: 'hour', least: 0, most: 23, words: '' },
  { name: 'day of the month', least: 1, most: 31, words: '' },
  { name: 'month', least: 1, most: 12, words: 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec' },
  { name: 'day of the week', least: 0, most: 6, words: 'sun|mon|tue|wed|thu|fri|sat' },
] as const;

export const cronSchedule: ObjectRule = {
  id: 'schema/cron-schedule',
  severity: 'error',
  scope: 'object',
  summary: 'the schedule of a CronJob is one, and so is its time zone',
  check({ object, groupKind }, report) {
    if (groupKind !== 'batch/CronJob') return;
    const schedule = asText(at(object.spec, 'schedule'));
    const problem = schedule === undefined ? 'the schedule is empty' : scheduleProblem(schedule);
    if (problem)
      report(['spec', 'schedule'], problem, {
        fix: 'write five fields, such as "30 3 * * *" for half past three every day',
      });
    const zone = asText(at(object.spec, 'timeZone'));
    if (zone !== undefined && !isTimeZone(zone)) {
      report(['spec', 'timeZone'], `"${zone}" is no time zone`, {
        fix: 'write an IANA name such as Etc/UTC or Asia/Tashkent',
      });
    }
  },
};

function scheduleProblem(schedule: string): string | undefined {
  if (/^(CRON_)?TZ=/.test(schedule)) return 'a schedule cannot name a time zone: spec.timeZone does';
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(schedule)) return undefined;
  if (/^@every (\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(schedule)) return undefined;
  const parts = schedule.trim().split(/\s+/);
  if (parts.length !== fields.length) return `the schedule has ${parts.length} fields, not 5`;
  for (const [index, field] of fields.entries()) {
    const bad = (parts[index] ?? '').split(',').find((item) => !isItem(item, field));
    if (bad !== undefined) return `"${bad}" is no ${field.name}`;
  }
  return undefined;
}

function isItem(item: string, { least, most, words }: (typeof fields)[number]): boolean {
  const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(item) ?? [];
  if (step !== undefined && Number(step) === 0) return false;
  if (range === '*' || range === '?') return true;
  const [from = '', to = from, ...rest] = range.split('-');
  const value = (text: string) => {
    const word = words === '' ? -1 : words.split('|').indexOf(text.toLowerCase());
    if (word >= 0) return word + least;
    return /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  const [low, high] = [value(from), value(to)];
  return rest.length === 0 && low >= least && high <= most && low <= high;
}

function isTimeZone(zone: string): boolean {
  if (zone === 'Local') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
