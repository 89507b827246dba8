import { monthFromIso } from '../../../base/index.ts';
import { activityFormReport } from '../../../reports/index.ts';
import { ACTIVITY } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { activityView } from './view.ts';

export const activityRoute: PageRoute = {
  path: ACTIVITY,
  realm: 'invented',
  readers: 'signed in',
  needs: ['record activity'],
  load: async ({ context, actor, query }) => {
    const quarter = monthFromIso(query('quarter') ?? '');
    return pageOf(await activityFormReport(context, actor, quarter === undefined ? {} : { quarter }), activityView);
  },
};
