/**
 * A process to be killed by a test, which tells on standard output how far it has come.
 * `node tests/simulation/killed.ts import <folder> <stop> <file>…` imports the first file and then the others
 * together, and stops dead at `<stop>`: a step of the commit, or `rows read`.
 * `node tests/simulation/killed.ts release <folder>` prepares, certifies and releases October for fifty practices.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { certifyRun, prepareRun, releaseRun } from '../../src/actions/index.ts';
import { day, month, type Progress } from '../../src/base/index.ts';
import { importFiles } from '../../src/ingest/index.ts';
import { testClock } from '../store-for-tests.ts';
import { withEachWrite } from './dying-store.ts';
import { INGEST, Office, openStore, openWarehouse } from './office.ts';
import { CODES, given } from './office-policy.ts';

export const TODAY = day('2025-11-05');
export const ROWS_READ = 'rows read';

/** The office of the process and of the test that looks at what it left. */
export function fiftyPractices(): Office {
  return new Office({ practices: 50, today: TODAY, lists: () => 9000 });
}

function say(words: string): void {
  writeSync(1, `${words}\n`);
}

function stopDead(): never {
  say('stopped');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  throw new Error('nothing wakes this process');
}

async function importAll(folder: string, stop: string, files: readonly string[]): Promise<void> {
  let isSecond = false;
  const reached = (step: string): void => {
    if (isSecond && step === stop) stopDead();
  };
  const progress: Progress = (stage) => {
    if (stage === 'Import practice extracts') reached(ROWS_READ);
  };
  const warehouse = await openWarehouse(join(folder, 'warehouse'), { onCommitStep: reached });
  const bring = (some: readonly string[]) =>
    importFiles({
      ...{ warehouse, pass: INGEST, feed: 'practice-extract', files: some, businessDate: TODAY },
      ...{ clock: testClock, codes: CODES, progress },
    }).then(given);
  await bring(files.slice(0, 3));
  say(`kept ${warehouse.current().hash}`);
  isSecond = true;
  await bring(files.slice(3));
  say('done');
}

async function release(folder: string): Promise<void> {
  const warehouse = await openWarehouse(join(folder, 'warehouse'));
  const whole = await openStore(join(folder, 'store'));
  const office = fiftyPractices();
  const context = office.context(warehouse, whole);
  await office.keepAccounts(context);
  const prepared = given(await prepareRun(context, office.actor('finance'), { month: month('2025-10') }));
  given(await certifyRun(context, office.actor('approver'), { run: prepared.id }));
  say(`certified ${prepared.id}`);
  const store = withEachWrite(whole, (number) => say(`writes ${number}`));
  given(await releaseRun({ ...context, store }, office.actor('releaser'), { run: prepared.id }));
  say('done');
}

const [what, folder = '', stop = '', ...files] = process.argv.slice(2);
if (import.meta.main) await (what === 'import' ? importAll(folder, stop, files) : release(folder));
