import { caseReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { caseView } from './view.ts';

export const caseRoute: PageRoute = {
  path: '/cases/:case',
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor, param }) => pageOf(await caseReport(context, actor, param('case')), caseView),
};
