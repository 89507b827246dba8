import { ratePersonReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, periodEndAsked, practiceAsked } from '../../route.ts';
import { ratePersonView } from './view.ts';

export const ratePersonRoute: PageRoute = {
  path: '/practice/:practice/rate/:indicator/:periodEnd/person/:person',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see people'],
  load: async (asked) => {
    const [practice, periodEnd] = [practiceAsked(asked), periodEndAsked(asked)];
    if (practice === undefined || periodEnd === undefined) return noSuchAddress();
    const of = { person: asked.param('person'), indicator: asked.param('indicator'), ...frameworkQueried(asked) };
    return pageOf(await ratePersonReport(asked.context, asked.actor, { practice, periodEnd, ...of }), ratePersonView);
  },
};
