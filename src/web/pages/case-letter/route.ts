import { CASE_READERS, caseLetterReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { caseLetterView } from './view.ts';

export const caseLetterRoute: PageRoute = {
  path: '/monitoring/case/:case/letter/:letter',
  realm: 'invented',
  readers: 'signed in',
  needs: CASE_READERS,
  load: async ({ context, actor, param }) =>
    pageOf(await caseLetterReport(context, actor, { case: param('case'), letter: param('letter') }), caseLetterView),
};
