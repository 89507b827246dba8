import { readFileSync } from 'node:fs';

/** Which process holds something. The start mark tells two processes apart that were given the same number. */
export type ProcessOwner = { readonly pid: number; readonly startMark: string | null };

/** When the process started, in the kernel's ticks; null where the system does not tell. */
function startMarkOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

export function thisProcess(): ProcessOwner {
  return { pid: process.pid, startMark: startMarkOf(process.pid) };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether that very process still runs. */
export function isAlive(owner: ProcessOwner): boolean {
  if (!exists(owner.pid)) return false;
  const startMark = startMarkOf(owner.pid);
  return owner.startMark === null || startMark === null || owner.startMark === startMark;
}
