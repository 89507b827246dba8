import { ASSURANCE_READERS, valueOfPracticeReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { valueAsked, valueQuery } from '../value/route.ts';
import { valuePracticeView } from './view.ts';

/** What makes up both axes of one practice. */
export const valuePracticeRoute: PageRoute = {
  path: '/value/practice/:practice',
  realm: 'invented',
  readers: 'signed in',
  needs: ASSURANCE_READERS,
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { ...valueAsked(asked), practice };
    return pageOf(await valueOfPracticeReport(asked.context, asked.actor, ask), (report) =>
      valuePracticeView(report, valueQuery(asked)),
    );
  },
};
