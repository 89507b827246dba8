import { recordPremiumTest } from '../../../actions/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { pmsPremiumAddress } from '../../layout/addresses.ts';
import { noSuchAddress, practiceAsked } from '../../route.ts';

/** One of the five tests of a premium, with its evidence. */
export const pmsPremiumForm: FormRoute = {
  path: '/review/pms/:practice/test',
  act: async (posted) => {
    const practice = practiceAsked(posted);
    if (practice === undefined) return noSuchAddress();
    const [year, test] = [posted.field('year'), posted.field('test')];
    const [finding, evidence] = [posted.field('finding'), posted.field('evidence')];
    const done = await recordPremiumTest(posted.actions, posted.actor, { practice, year, test, finding, evidence });
    return done.ok ? { ok: true, value: goTo(pmsPremiumAddress(practice)) } : done;
  },
};
