import { readFileSync } from 'node:fs';
import { sha256 } from '../support/json.ts';
import { errorCode } from './disk.ts';

/**
 * Names this process for the time that the machine runs: `<number>-<start>`, where the second part tells it from
 * another process with the same number, before or after it.
 */
export function self(): string {
  return `${process.pid}-${started(process.pid)}`;
}

/** Whether the process that gave itself this name still runs. */
export function isAlive(name: string): boolean {
  const [, number = '', start = ''] = /^(\d+)-([0-9a-z]+)$/.exec(name) ?? [];
  if (number === '') return false;
  return started(Number(number)) === start;
}

/**
 * When a process began: a hash of the machine's start and the process's. Where the system has no `/proc`, only whether
 * it runs can be told. A zombie has ended.
 */
function started(pid: number): string | undefined {
  if (process.platform !== 'linux') return runs(pid) ? 'runs' : undefined;
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The second field is the program's name in parentheses, and may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 'ZX'.includes(state) ? undefined : sha256(`${boot} ${fields[18]}`).slice(0, 12);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
