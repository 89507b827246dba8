import { dayFromIso } from '../../../base/index.ts';
import { callListReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { callListView } from './view.ts';

export const callListRoute: PageRoute = {
  path: '/practice/:practice/call-list',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const [indicator, periodEnd] = [asked.query('measure'), dayFromIso(asked.query('year-end') ?? '')];
    const ask = {
      practice,
      ...frameworkQueried(asked),
      ...(indicator === undefined || indicator === '' ? {} : { indicator }),
      ...(periodEnd === undefined ? {} : { periodEnd }),
    };
    return pageOf(await callListReport(asked.context, asked.actor, ask), callListView);
  },
};
