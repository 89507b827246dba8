import { type RateAsk, rateReport } from '../../../reports/index.ts';
import { type Asked, measureAsked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
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
  const ask = measureAsked(asked);
  return ask === undefined
    ? noSuchAddress()
    : pageOf(await rateReport(asked.context, asked.actor, { ...of, ...ask }), rateView);
}
