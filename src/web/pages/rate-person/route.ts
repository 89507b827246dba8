import { ratePersonReport } from '../../../reports/index.ts';
import { measureAsked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { ratePersonView } from './view.ts';

export const ratePersonRoute: PageRoute = {
  path: '/practice/:practice/rate/:indicator/:periodEnd/person/:person',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see people'],
  load: async (asked) => {
    const [practice, measure] = [practiceAsked(asked), measureAsked(asked)];
    if (practice === undefined || measure === undefined) return noSuchAddress();
    const ask = { practice, ...measure, person: asked.param('person') };
    return pageOf(await ratePersonReport(asked.context, asked.actor, ask), ratePersonView);
  },
};
