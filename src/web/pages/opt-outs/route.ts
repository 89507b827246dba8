import { optOutsReport } from '../../../reports/index.ts';
import { OPT_OUTS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { optOutsView } from './view.ts';

export const optOutsRoute: PageRoute = {
  path: OPT_OUTS,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see exact counts', 'see management counts'],
  load: async ({ context, actor }) => pageOf(await optOutsReport(context, actor), optOutsView),
};
