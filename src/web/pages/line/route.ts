import { lineReport } from '../../../reports/index.ts';
import { monthAsked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { lineView } from './view.ts';

export const lineRoute: PageRoute = {
  path: '/practice/:practice/statement/:month/line/:term',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async (asked) => {
    const [practice, month] = [practiceAsked(asked), monthAsked(asked)];
    if (practice === undefined || month === undefined) return noSuchAddress();
    const ask = { practice, month, term: asked.param('term') };
    return pageOf(await lineReport(asked.context, asked.actor, ask), lineView);
  },
};
