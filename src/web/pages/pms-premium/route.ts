import { pmsPremiumReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { choiceQueried } from '../pms-review/route.ts';
import { pmsPremiumView } from './view.ts';

export const pmsPremiumRoute: PageRoute = {
  path: '/review/pms/:practice',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    return pageOf(
      await pmsPremiumReport(asked.context, asked.actor, { practice, ...choiceQueried(asked) }),
      pmsPremiumView,
    );
  },
};
