import { type RateAsk, rateReport } from '../../../reports/index.ts';
import {
  type Asked,
  frameworkQueried,
  noSuchAddress,
  type PageRoute,
  pageOf,
  periodEndAsked,
  practiceAsked,
} from '../../route.ts';
import { rateView } from './view.ts';

export const rateRoute: PageRoute = {
  path: '/rate/:indicator/:periodEnd',
  realm: 'invented',
  readers: 'signed in',
  load: (asked) => ratePage(asked, {}),
};

export const practiceRateRoute: PageRoute = {
  path: '/practice/:practice/rate/:indicator/:periodEnd',
  realm: 'invented',
  readers: 'signed in',
  load: async (asked) => {
    const practice = practiceAsked(asked);
    return practice === undefined ? noSuchAddress() : ratePage(asked, { practice });
  },
};

async function ratePage(asked: Asked, of: Pick<RateAsk, 'practice'>): ReturnType<PageRoute['load']> {
  const periodEnd = periodEndAsked(asked);
  if (periodEnd === undefined) return noSuchAddress();
  const ask = { ...of, periodEnd, indicator: asked.param('indicator'), ...frameworkQueried(asked) };
  return pageOf(await rateReport(asked.context, asked.actor, ask), rateView);
}
