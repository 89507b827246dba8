import { plansReport } from '../../../reports/index.ts';
import { PLANS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { plansView } from './view.ts';

export const plansRoute: PageRoute = {
  path: PLANS,
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor }) => pageOf(await plansReport(context, actor), plansView),
};
