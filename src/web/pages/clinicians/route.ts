import { cliniciansReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { cliniciansView } from './view.ts';

export const cliniciansRoute: PageRoute = {
  path: '/practice/:practice/clinicians/:indicator',
  realm: 'invented',
  readers: 'signed in',
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, indicator: asked.param('indicator') };
    return pageOf(await cliniciansReport(asked.context, asked.actor, ask), cliniciansView);
  },
};
