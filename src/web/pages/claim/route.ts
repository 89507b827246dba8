import { claimReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { claimView } from './view.ts';

export const claimRoute: PageRoute = {
  path: '/claims/claim/:claim',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see claims'],
  load: async ({ context, actor, param }) =>
    pageOf(await claimReport(context, actor, { id: param('claim') }), claimView),
};
