import { decisionReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { decisionView } from './view.ts';

export const decisionRoute: PageRoute = {
  path: '/decisions/:reference',
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor, param }) =>
    pageOf(await decisionReport(context, actor, param('reference')), decisionView),
};
