import { restatementReport } from '../../../reports/index.ts';
import { dayQueried } from '../../day-queried.ts';
import { monthAsked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { restatementView } from './view.ts';

export const restatementRoute: PageRoute = {
  path: '/practice/:practice/restatement/:month',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async (asked) => {
    const [practice, month] = [practiceAsked(asked), monthAsked(asked)];
    if (practice === undefined || month === undefined) return noSuchAddress();
    const [from, to] = [dayQueried(asked, 'from'), dayQueried(asked, 'to')];
    if (!from.ok) return from;
    if (!to.ok) return to;
    const ask = {
      practice,
      month,
      ...(from.value === undefined ? {} : { from: from.value }),
      ...(to.value === undefined ? {} : { to: to.value }),
    };
    return pageOf(await restatementReport(asked.context, asked.actor, ask), restatementView);
  },
};
