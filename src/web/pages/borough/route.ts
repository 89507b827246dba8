import { boroughReport } from '../../../reports/index.ts';
import { monthQueried, type PageRoute, pageOf } from '../../route.ts';
import { boroughView } from './view.ts';

export const boroughRoute: PageRoute = {
  path: '/borough',
  realm: 'invented',
  readers: 'signed in',
  load: async (asked) => {
    const month = monthQueried(asked);
    const ask = month === undefined ? {} : { month };
    return pageOf(await boroughReport(asked.context, asked.actor, ask), boroughView);
  },
};
