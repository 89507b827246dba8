import { accepted, refused } from '../../../base/index.ts';
import { caseReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { caseLetterView } from './view.ts';

export const caseLetterRoute: PageRoute = {
  path: '/cases/:case/letter/:letter',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see cases'],
  load: async ({ context, actor, param }) => {
    const report = await caseReport(context, actor, param('case'));
    if (!report.ok) return report;
    const letter = report.value.letters.findLast(({ id }) => id === param('letter'));
    if (letter === undefined) return refused({ code: 'not-found', message: 'The case has no such letter.' });
    return pageOf(accepted({ report: report.value, letter }), caseLetterView);
  },
};
