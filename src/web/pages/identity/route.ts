import { identityReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { identityView } from './view.ts';

export const identityRoute: PageRoute = {
  path: '/practice/:practice/person/:person/identity',
  realm: 'invented',
  readers: 'signed in',
  needs: ['open identity'],
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, person: asked.param('person') };
    return pageOf(await identityReport(asked.context, asked.actor, ask), identityView);
  },
};
