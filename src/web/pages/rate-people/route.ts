import { type RateShare, ratePeopleReport } from '../../../reports/index.ts';
import { measureAsked, noSuchAddress, numberQueried, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { ratePeopleView } from './view.ts';

const SHARES = ['numerator', 'missed', 'denominator'] as const satisfies readonly RateShare[];
const PAGE_OF_PEOPLE = 50;

export const ratePeopleRoute: PageRoute = {
  path: '/practice/:practice/rate/:indicator/:periodEnd/people/:share',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see people'],
  load: async (asked) => {
    const [practice, measure] = [practiceAsked(asked), measureAsked(asked)];
    const share = SHARES.find((one) => one === asked.param('share'));
    if (practice === undefined || measure === undefined || share === undefined) return noSuchAddress();
    const page = { offset: numberQueried(asked, 'from') ?? 0, limit: PAGE_OF_PEOPLE };
    const ask = { practice, ...measure, share, ...page };
    return pageOf(await ratePeopleReport(asked.context, asked.actor, ask), ratePeopleView);
  },
};
