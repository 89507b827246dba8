import { planReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { planView } from './view.ts';

export const planRoute: PageRoute = {
  path: '/plans/:plan',
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor, param }) => pageOf(await planReport(context, actor, param('plan')), planView),
};
