import { retentionReport } from '../../../reports/index.ts';
import { RETENTION } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { retentionView } from './view.ts';

export const retentionRoute: PageRoute = {
  path: RETENTION,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see retention'],
  load: async ({ context, actor }) => pageOf(await retentionReport(context, actor), retentionView),
};
