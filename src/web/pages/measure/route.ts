import { measureReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, periodEndAsked, practiceAsked } from '../../route.ts';
import { measureView } from './view.ts';

export const measureRoute: PageRoute = {
  path: '/practice/:practice/measure/:indicator/:periodEnd',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const [practice, periodEnd] = [practiceAsked(asked), periodEndAsked(asked)];
    if (practice === undefined || periodEnd === undefined) return noSuchAddress();
    const ask = { practice, periodEnd, indicator: asked.param('indicator'), ...frameworkQueried(asked) };
    return pageOf(await measureReport(asked.context, asked.actor, ask), measureView);
  },
};
