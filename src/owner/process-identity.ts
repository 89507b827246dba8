import { readFileSync } from 'node:fs';

type ProcessState = { readonly start: string; readonly hasEnded: boolean };

/**
 * What tells a process from a later one with the same number: the machine's boot and the process's start in ticks.
 * Null where the system does not say (it is read from Linux's /proc) and when there is no such process.
 */
export function processStart(pid: number): string | null {
  return stateOf(pid)?.start ?? null;
}

/**
 * Whether the process that had `pid` and started at `start` still lives. One that was killed and whose parent has not
 * yet asked after it (as in a container whose first process never does) does not.
 */
export function isAlive(pid: number, start: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const state = stateOf(pid);
  if (state === undefined) return true;
  return !state.hasEnded && (start === null || start === state.start);
}

function stateOf(pid: number): ProcessState | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '?', ...afterState] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { start: `${boot}/${afterState[18]}`, hasEnded: 'ZX'.includes(state) };
  } catch {
    return undefined;
  }
}
