import { openCase } from '../../../actions/index.ts';
import { odsCodeFromText, refused } from '../../../base/index.ts';
import { casesReport } from '../../../reports/index.ts';
import { type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { CASES, caseAddress } from '../../layout/addresses.ts';

/** Opens a case. */
export const openCaseForm: FormRoute = {
  path: `${CASES}/open`,
  act: async (posted) => {
    const { actions, actor, field, context } = posted;
    const practice = odsCodeFromText(field('practice'));
    if (practice === undefined) return refused({ code: 'input.invalid', message: 'Choose the practice.' });
    const known = await casesReport(context, actor);
    if (!known.ok) return known;
    const kind = known.value.mayOpen.find(({ id }) => id === field('kind'));
    const form = formFrom(posted, kind?.fields.map(({ id }) => id) ?? []);
    const done = await openCase(actions, actor, { kind: field('kind'), practice, form });
    return done.ok ? { ok: true, value: goTo(caseAddress(done.value.id)) } : done;
  },
};

/** What the fields of a case were filled in with; those left out are left out. */
function formFrom({ field }: Posted, fields: readonly string[]): Record<string, string> {
  const filled = fields.map((id) => [id, field(`form-${id}`).trim().replaceAll(/\s+/g, ' ')] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}
