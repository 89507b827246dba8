import { measureYearsReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, periodEndAsked } from '../../route.ts';
import { measureYearsView } from './view.ts';

export const measureYearsRoute: PageRoute = {
  path: '/measure/:indicator/:periodEnd/years',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const periodEnd = periodEndAsked(asked);
    if (periodEnd === undefined) return noSuchAddress();
    const ask = { periodEnd, indicator: asked.param('indicator'), ...frameworkQueried(asked) };
    return pageOf(await measureYearsReport(asked.context, asked.actor, ask), measureYearsView);
  },
};
