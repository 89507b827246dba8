import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same number: the machine's boot and the process's start in ticks.
 * Null where the system does not say (it is read from Linux's /proc) and when there is no such process.
 */
export function processStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot}/${afterName[19]}`;
  } catch {
    return null;
  }
}

/** Whether the process that had `pid` and started at `start` still lives. */
export function isAlive(pid: number, start: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const startNow = processStart(pid);
  return start === null || startNow === null || start === startNow;
}
