import { paidYearReport } from '../../../reports/index.ts';
import { monthAsked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { paidYearView } from './view.ts';

export const paidYearRoute: PageRoute = {
  path: '/practice/:practice/paid/:month',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async (asked) => {
    const [practice, month] = [practiceAsked(asked), monthAsked(asked)];
    if (practice === undefined || month === undefined) return noSuchAddress();
    return pageOf(await paidYearReport(asked.context, asked.actor, { practice, month }), paidYearView);
  },
};
