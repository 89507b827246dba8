import { personRecordReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { personRecordView } from './view.ts';

export const personRecordRoute: PageRoute = {
  path: '/practice/:practice/person/:person/record',
  realm: 'invented',
  readers: 'signed in',
  needs: ['export record'],
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, person: asked.param('person') };
    return pageOf(await personRecordReport(asked.context, asked.actor, ask), personRecordView);
  },
};
