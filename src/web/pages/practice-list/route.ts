import { practiceListReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { practiceListView } from './view.ts';

export const practiceListRoute: PageRoute = {
  path: '/practice/:practice/list',
  realm: 'invented',
  readers: 'signed in',
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    return pageOf(await practiceListReport(asked.context, asked.actor, { practice }), practiceListView);
  },
};
