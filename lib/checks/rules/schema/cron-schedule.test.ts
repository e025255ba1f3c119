import { manifest, testRule } from '../../testing.ts';
import { cronSchedule } from './cron-schedule.ts';

const at = (schedule: string, more = '') =>
  manifest('batch/v1', 'CronJob', `spec: {schedule: "${schedule}"${more}}`);

testRule(cronSchedule, {
  finds: {
    'a minute too late': [at('60 * * * *'), 'CronJob/it spec.schedule: "60" is no minute'],
    'a Sunday that is called 7': [at('0 0 * * 7'), 'CronJob/it spec.schedule: "7" is no day of the week'],
    'four fields': [at('0 0 * *'), 'CronJob/it spec.schedule: the schedule has 4 fields, not 5'],
    'a range the wrong way round': [at('0 5-3 * * *'), 'CronJob/it spec.schedule: "5-3" is no hour'],
    'steps of nothing': [at('*/0 * * * *'), 'CronJob/it spec.schedule: "*/0" is no minute'],
    'words in the wrong place': [at('0 0 mon * *'), 'CronJob/it spec.schedule: "mon" is no day of the month'],
    'a shorthand that there is not': [
      at('@fortnightly'),
      'CronJob/it spec.schedule: the schedule has 1 fields, not 5',
    ],
    'a time zone in the schedule': [
      at('TZ=UTC 0 0 * * *'),
      'CronJob/it spec.schedule: a schedule cannot name a time zone: spec.timeZone does',
    ],
    nothing: [at(''), 'CronJob/it spec.schedule: the schedule is empty'],
    'a time zone that is none': [
      at('0 0 * * *', ', timeZone: Asia/Taschkent'),
      'CronJob/it spec.timeZone: "Asia/Taschkent" is no time zone',
    ],
    'the zone of the controller': [
      at('0 0 * * *', ', timeZone: Local'),
      'CronJob/it spec.timeZone: "Local" is no time zone',
    ],
  },
  passes: {
    schedules: [at('*/15 0,6-12/2 1/2 JAN ?'), at('30 3 * * mon-fri'), at('@daily'), at('@every 1h30m')],
    'a time zone': at('0 0 * * *', ', timeZone: Asia/Tashkent'),
  },
});
