import { poundsOfPersonReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { poundsOfPersonView } from './view.ts';

export const poundsOfPersonRoute: PageRoute = {
  path: '/practice/:practice/person/:person/pounds',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see people'],
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, person: asked.param('person') };
    return pageOf(await poundsOfPersonReport(asked.context, asked.actor, ask), poundsOfPersonView);
  },
};
