import { fundsReport } from '../../../reports/index.ts';
import { FUNDS } from '../../layout/addresses.ts';
import { monthQueried, type PageRoute, pageOf } from '../../route.ts';
import { fundsView } from './view.ts';

export const fundsRoute: PageRoute = {
  path: FUNDS,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see ledger'],
  load: async (asked) => {
    const month = monthQueried(asked);
    return pageOf(await fundsReport(asked.context, asked.actor, month === undefined ? {} : { month }), fundsView);
  },
};
