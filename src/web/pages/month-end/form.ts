import { agreeToIsfe, approveJournal, closePeriod, importIsfe } from '../../../actions/index.ts';
import { type Month, monthFromIso, type Outcome, refused } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { inMonth, MONTH_END } from '../../layout/addresses.ts';
import { uploadProblems } from '../../layout/upload-problems.ts';

/** Approves a journal that waits, and enters it. */
export const approveJournalForm: FormRoute = {
  path: `${MONTH_END}/approve`,
  act: (posted) =>
    inItsMonth(posted, () => approveJournal(posted.actions, posted.actor, { reference: posted.field('reference') })),
};

/** Receives the main ledger's balances of a month. */
export const importIsfeForm: FormRoute = {
  path: `${MONTH_END}/isfe`,
  takesFile: true,
  act: (posted) => inItsMonth(posted, (month) => receive(posted, month)),
};

/** Agrees the ledger to the main one for a month. */
export const agreeToIsfeForm: FormRoute = {
  path: `${MONTH_END}/agree`,
  act: (posted) =>
    inItsMonth(posted, (month) => agreeToIsfe(posted.actions, posted.actor, { month, words: posted.field('words') })),
};

/** Closes a month for good. */
export const closePeriodForm: FormRoute = {
  path: `${MONTH_END}/close`,
  act: (posted) => inItsMonth(posted, (month) => closePeriod(posted.actions, posted.actor, { month })),
};

async function receive(posted: Posted, month: Month): Promise<Outcome<unknown>> {
  if (posted.file === undefined) return refused({ code: 'input.invalid', message: 'No file was chosen.' });
  const ask = { month, path: posted.file, name: 'uploaded balances' };
  const done = await importIsfe(posted.actions, posted.actor, ask);
  return done.ok && done.value.problems.length > 0 ? refused(uploadProblems(done.value.problems)) : done;
}

/** Does something about the month of the form, and goes back to its page. */
async function inItsMonth(
  posted: Posted,
  act: (month: Month) => Promise<Outcome<unknown>>,
): Promise<Outcome<AfterPost>> {
  const month = monthFromIso(posted.field('month'));
  if (month === undefined) return refused({ code: 'input.invalid', message: 'No month was chosen.' });
  const done = await act(month);
  return done.ok ? { ok: true, value: goTo(inMonth(MONTH_END, month)) } : done;
}
