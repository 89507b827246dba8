import { CASE_READERS, qualityCaseLetterReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { qualityCaseLetterView } from './view.ts';

export const qualityCaseLetterRoute: PageRoute = {
  path: '/monitoring/case/:case/letter/:letter',
  realm: 'invented',
  readers: 'signed in',
  needs: CASE_READERS,
  load: async ({ context, actor, param }) =>
    pageOf(
      await qualityCaseLetterReport(context, actor, { case: param('case'), letter: param('letter') }),
      qualityCaseLetterView,
    ),
};
