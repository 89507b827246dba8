import { personAccessReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { accessReportView } from './view.ts';

export const accessReportRoute: PageRoute = {
  path: '/practice/:practice/person/:person/who-looked',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see people', 'see audit'],
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, person: asked.param('person') };
    return pageOf(await personAccessReport(asked.context, asked.actor, ask), accessReportView);
  },
};
