import { queryReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, periodEndAsked, practiceAsked } from '../../route.ts';
import { queryView } from './view.ts';

export const queryRoute: PageRoute = {
  path: '/queries/:practice/:indicator/:periodEnd',
  realm: 'invented',
  readers: 'signed in',
  load: async (asked) => {
    const [practice, periodEnd] = [practiceAsked(asked), periodEndAsked(asked)];
    if (practice === undefined || periodEnd === undefined) return noSuchAddress();
    const ask = { practice, indicator: asked.param('indicator'), periodEnd };
    return pageOf(await queryReport(asked.context, asked.actor, ask), queryView);
  },
};
