import { disputeReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { claimDisputeView } from './view.ts';

export const claimDisputeRoute: PageRoute = {
  path: '/claims/dispute/:dispute',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see claims'],
  load: async ({ context, actor, param }) =>
    pageOf(await disputeReport(context, actor, { id: param('dispute') }), claimDisputeView),
};
