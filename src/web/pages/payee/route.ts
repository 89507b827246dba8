import { payeeReport, RUN_READERS } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { payeeView } from './view.ts';

export const payeeRoute: PageRoute = {
  path: '/payees/:payee',
  realm: 'invented',
  readers: 'signed in',
  needs: RUN_READERS,
  load: async (asked) =>
    pageOf(await payeeReport(asked.context, asked.actor, { payee: asked.param('payee') }), payeeView),
};
