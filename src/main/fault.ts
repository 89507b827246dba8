import { randomUUID } from 'node:crypto';

/** What to do about a broken world, by what the operating system calls it. */
const WORDS: Record<string, (fault: NodeJS.ErrnoException) => string> = {
  EADDRINUSE: (fault) =>
    `Port ${(fault as { port?: number }).port ?? ''} is taken by another program. Stop it, or choose another port: PORT=3001 npm start`,
  EACCES: (fault) =>
    `This user may not use ${fault.path ?? 'that port'}. Choose another folder (COMMONWEAL_DATA) or port (PORT).`,
  ENOSPC: () => DISK_FULL,
  EROFS: (fault) =>
    `${fault.path ?? 'The data folder'} is read-only. Set COMMONWEAL_DATA to a folder that can be written.`,
};

const DISK_FULL =
  'The disk is full. The full demonstration needs about 3 GB: free some, or put the data elsewhere with COMMONWEAL_DATA=<folder>. ' +
  'Nothing that was in service is lost; the same command goes on where it can.';

/** A fault in words for whoever ran the command, with a reference and what to do next. */
export function faultText(fault: unknown): string {
  const error = fault as NodeJS.ErrnoException;
  const text = String(error?.message ?? fault);
  if (/no space left on device|disk full/i.test(text)) return DISK_FULL;
  const words = WORDS[error?.code ?? ''];
  if (words !== undefined) return words(error);
  const reference = randomUUID().slice(0, 8);
  return `Something broke (reference ${reference}): ${error?.stack ?? text}\nIt is safe to run the same command again.`;
}
