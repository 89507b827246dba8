import { decisionsReport } from '../../../reports/index.ts';
import { DECISIONS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { decisionsView } from './view.ts';

export const decisionsRoute: PageRoute = {
  path: DECISIONS,
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor }) => pageOf(await decisionsReport(context, actor), decisionsView),
};
