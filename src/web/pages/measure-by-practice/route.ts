import { measureByPracticeReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, periodEndAsked } from '../../route.ts';
import { measureByPracticeView } from './view.ts';

export const measureByPracticeRoute: PageRoute = {
  path: '/measure/:indicator/:periodEnd',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const periodEnd = periodEndAsked(asked);
    if (periodEnd === undefined) return noSuchAddress();
    const ask = { periodEnd, indicator: asked.param('indicator'), ...frameworkQueried(asked) };
    return pageOf(await measureByPracticeReport(asked.context, asked.actor, ask), measureByPracticeView);
  },
};
