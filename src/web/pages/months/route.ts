import { dayFromIso } from '../../../base/index.ts';
import { monthsReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { monthsView } from './view.ts';

export const monthsRoute: PageRoute = {
  path: '/practice/:practice/months/:indicator',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const periodEnd = dayFromIso(asked.query('year-end') ?? '');
    const ask = {
      practice,
      indicator: asked.param('indicator'),
      ...frameworkQueried(asked),
      ...(periodEnd === undefined ? {} : { periodEnd }),
    };
    return pageOf(await monthsReport(asked.context, asked.actor, ask), monthsView);
  },
};
