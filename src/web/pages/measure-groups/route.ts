import { measureGroupsReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, periodEndAsked } from '../../route.ts';
import { measureGroupsView } from './view.ts';

export const measureGroupsRoute: PageRoute = {
  path: '/measure/:indicator/:periodEnd/groups',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const periodEnd = periodEndAsked(asked);
    if (periodEnd === undefined) return noSuchAddress();
    const ask = { periodEnd, indicator: asked.param('indicator'), ...frameworkQueried(asked) };
    return pageOf(await measureGroupsReport(asked.context, asked.actor, ask), measureGroupsView);
  },
};
