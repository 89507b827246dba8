import { randomUUID } from 'node:crypto';
import { DatabaseFault } from '../store/index.ts';

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
  return `Something broke (reference ${reference}): ${withoutValues(fault, error?.stack ?? text)}\nIt is safe to run the same command again.`;
}

/** What DuckDB calls a fault of a value: it goes on with the value itself, and with the statement in which it stood. */
const OF_A_VALUE = /\b(?:Conversion|Invalid Input|Out of Range|Constraint|Invalid Type|Parser|Binder|Catalog) Error\b/;
/** PostgreSQL's class of faults of a value, whose words hold it too. */
const DATA_EXCEPTION = '22';

/** A log holds no value about a person: of a fault that quotes one it is told of which kind it is, and where it arose. */
function withoutValues(fault: unknown, stack: string): string {
  const ofStore =
    fault instanceof DatabaseFault && fault.sqlState.startsWith(DATA_EXCEPTION) ? fault.sqlState : undefined;
  const kind = ofStore ?? OF_A_VALUE.exec(stack)?.[0];
  if (kind === undefined) return stack;
  const frames = stack.split('\n').filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line));
  return [`${kind} (the value is not told)`, ...frames].join('\n');
}
