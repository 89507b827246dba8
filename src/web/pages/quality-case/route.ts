import { CASE_READERS, qualityCaseReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { qualityCaseView } from './view.ts';

export const qualityCaseRoute: PageRoute = {
  path: '/monitoring/case/:case',
  realm: 'invented',
  readers: 'signed in',
  needs: CASE_READERS,
  load: async ({ context, actor, param }) =>
    pageOf(await qualityCaseReport(context, actor, { case: param('case') }), qualityCaseView),
};
