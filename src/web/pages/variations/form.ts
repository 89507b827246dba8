import { proposeVariation, signVariation } from '../../../actions/index.ts';
import { monthFromIso, odsCodeFromText, pence, refused } from '../../../base/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { VARIATIONS } from '../../layout/addresses.ts';
import { penceFromText } from '../../layout/read-fields.ts';

/** Proposes to vary a contract. */
export const proposeVariationForm: FormRoute = {
  path: `${VARIATIONS}/propose`,
  act: async ({ actions, actor, field }) => {
    const practice = odsCodeFromText(field('practice').trim().toUpperCase());
    const [from, amount] = [monthFromIso(field('from').trim()), penceFromText(field('amount'))];
    if (practice === undefined || from === undefined || amount === undefined) {
      const message = 'Name the practice by its code, the first month as 2026-05, and the pounds a month.';
      return refused({ code: 'input.invalid', message });
    }
    const [contract, title, account] = [field('contract'), field('title'), field('account').trim()];
    const ask = { contract, practice, from, title, account, amountPence: pence(BigInt(amount)) };
    const done = await proposeVariation(actions, actor, ask);
    return done.ok ? { ok: true, value: goTo(VARIATIONS) } : done;
  },
};

/** Signs a variation that a committee decided on. */
export const signVariationForm: FormRoute = {
  path: `${VARIATIONS}/sign`,
  act: async ({ actions, actor, field }) => {
    const done = await signVariation(actions, actor, { subject: field('subject') });
    return done.ok ? { ok: true, value: goTo(VARIATIONS) } : done;
  },
};
