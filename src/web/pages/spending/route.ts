import { spendReport } from '../../../reports/index.ts';
import { SPENDING } from '../../layout/addresses.ts';
import { monthQueried, type PageRoute, pageOf } from '../../route.ts';
import { spendingView } from './view.ts';

export const spendingRoute: PageRoute = {
  path: SPENDING,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see ledger'],
  load: async (asked) => {
    const month = monthQueried(asked);
    return pageOf(await spendReport(asked.context, asked.actor, month === undefined ? {} : { month }), spendingView);
  },
};
