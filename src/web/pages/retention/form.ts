import { endLegalHold, placeLegalHold } from '../../../actions/index.ts';
import { odsCodeFromText } from '../../../base/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { RETENTION } from '../../layout/addresses.ts';
import { noSuchAddress } from '../../route.ts';

/** Holds a person, a practice or everything. */
export const placeHoldForm: FormRoute = {
  path: `${RETENTION}/hold`,
  act: async ({ actions, actor, field }) => {
    const [code, person] = [field('practice'), field('person').trim()];
    const practice = odsCodeFromText(code);
    if (code !== '' && practice === undefined) return noSuchAddress();
    const about = { ...(practice && { practice }), ...(person && { person }) };
    const done = await placeLegalHold(actions, actor, { ...about, reason: field('reason') });
    return done.ok ? { ok: true, value: goTo(RETENTION) } : done;
  },
};

export const endHoldForm: FormRoute = {
  path: `${RETENTION}/release`,
  act: async ({ actions, actor, field }) => {
    const done = await endLegalHold(actions, actor, { id: field('id'), words: field('words') });
    return done.ok ? { ok: true, value: goTo(RETENTION) } : done;
  },
};
