import { statementReport } from '../../../reports/index.ts';
import { monthAsked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { statementView } from './view.ts';

export const statementRoute: PageRoute = {
  path: '/practice/:practice/statement/:month',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async (asked) => {
    const [practice, month] = [practiceAsked(asked), monthAsked(asked)];
    if (practice === undefined || month === undefined) return noSuchAddress();
    return pageOf(await statementReport(asked.context, asked.actor, { practice, month }), statementView);
  },
};
