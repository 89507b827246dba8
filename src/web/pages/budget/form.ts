import { uploadBudget } from '../../../actions/index.ts';
import { financialYearFromText, monthOfDay, type Outcome, refused } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { BUDGET, inMonth } from '../../layout/addresses.ts';
import { uploadProblems } from '../../layout/upload-problems.ts';

/** Receives the allocations and budget of a year. */
export const uploadBudgetForm: FormRoute = { path: BUDGET, takesFile: true, act: upload };

async function upload(posted: Posted): Promise<Outcome<AfterPost>> {
  const year = financialYearFromText(posted.field('year').trim());
  if (year === undefined || posted.file === undefined) {
    return refused({ code: 'input.invalid', message: 'A financial year such as 2025/26 and a file are needed.' });
  }
  const done = await uploadBudget(posted.actions, posted.actor, { year, path: posted.file, name: 'uploaded budget' });
  if (!done.ok) return done;
  const { version, problems } = done.value;
  if (version === null) return refused(uploadProblems(problems));
  return { ok: true, value: goTo(inMonth(BUDGET, monthOfDay(year.end))) };
}
