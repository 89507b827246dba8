import { ASSURANCE_READERS, neighbourhoodsReport } from '../../../reports/index.ts';
import { frameworkQueried, type PageRoute, pageOf } from '../../route.ts';
import { neighbourhoodsView } from './view.ts';

export const neighbourhoodsRoute: PageRoute = {
  path: '/assurance/neighbourhoods',
  realm: 'invented',
  readers: 'signed in',
  needs: ASSURANCE_READERS,
  looksAtFramework: true,
  load: async (asked) =>
    pageOf(await neighbourhoodsReport(asked.context, asked.actor, frameworkQueried(asked)), neighbourhoodsView),
};
