import type { OdsCode } from '../../../base/index.ts';
import { practiceReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { practiceView } from './view.ts';

export const practiceRoute: PageRoute = {
  path: '/practice/:practice',
  realm: 'invented',
  readers: 'signed in',
  isFor: ({ context }, param) => context.register.has(param('practice') as OdsCode),
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    return pageOf(await practiceReport(asked.context, asked.actor, { practice }), practiceView);
  },
};
