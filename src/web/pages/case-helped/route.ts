import { CASE_READERS, caseHelpedReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { caseHelpedView } from './view.ts';

export const caseHelpedRoute: PageRoute = {
  path: '/monitoring/case/:case/helped',
  realm: 'invented',
  readers: 'signed in',
  needs: CASE_READERS,
  load: async ({ context, actor, param }) =>
    pageOf(await caseHelpedReport(context, actor, { case: param('case') }), caseHelpedView),
};
