import { breakGlass, reviewBrokenGlass } from '../../../actions/index.ts';
import { odsCodeFromText } from '../../../base/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { BREAK_GLASS, wholePersonAddress } from '../../layout/addresses.ts';
import { noSuchAddress } from '../../route.ts';

/** A clinician opens one record, and is led to it. */
export const breakGlassForm: FormRoute = {
  path: BREAK_GLASS,
  act: async ({ actions, actor, field }) => {
    const practice = odsCodeFromText(field('practice'));
    if (practice === undefined) return noSuchAddress();
    const person = field('person').trim();
    const done = await breakGlass(actions, actor, { practice, person, reason: field('reason') });
    return done.ok ? { ok: true, value: goTo(wholePersonAddress(practice, person)) } : done;
  },
};

/** What a reviewer made of one. */
export const reviewGlassForm: FormRoute = {
  path: `${BREAK_GLASS}/review`,
  act: async ({ actions, actor, field }) => {
    const ask = { id: field('id'), verdict: field('verdict'), words: field('words') };
    const done = await reviewBrokenGlass(actions, actor, ask);
    return done.ok ? { ok: true, value: goTo(BREAK_GLASS) } : done;
  },
};
