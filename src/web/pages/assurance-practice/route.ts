import { ASSURANCE_READERS, assurancePracticeReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { assurancePracticeView } from './view.ts';

export const assurancePracticeRoute: PageRoute = {
  path: '/assurance/practice/:practice',
  realm: 'invented',
  readers: 'signed in',
  needs: ASSURANCE_READERS,
  looksAtFramework: true,
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, ...frameworkQueried(asked) };
    return pageOf(await assurancePracticeReport(asked.context, asked.actor, ask), assurancePracticeView);
  },
};
