import { catalogueEntryReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { catalogueEntryView } from './view.ts';

export const catalogueEntryRoute: PageRoute = {
  path: '/catalogue/:indicator',
  realm: 'invented',
  readers: 'signed in',
  load: async ({ context, actor, param, query }) => {
    const [from, to] = [query('from'), query('to')];
    const asked = from === undefined || to === undefined ? {} : { from, to };
    return pageOf(
      await catalogueEntryReport(context, actor, { indicator: param('indicator'), ...asked }),
      catalogueEntryView,
    );
  },
};
