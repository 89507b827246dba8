import { monthEndReport } from '../../../reports/index.ts';
import { MONTH_END } from '../../layout/addresses.ts';
import { monthQueried, type PageRoute, pageOf } from '../../route.ts';
import { monthEndView } from './view.ts';

export const monthEndRoute: PageRoute = {
  path: MONTH_END,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see ledger'],
  load: async (asked) => {
    const month = monthQueried(asked);
    return pageOf(await monthEndReport(asked.context, asked.actor, month === undefined ? {} : { month }), monthEndView);
  },
};
