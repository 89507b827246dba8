import { catalogueEntryReport } from '../../../reports/index.ts';
import { frameworkQueried, type PageRoute, pageOf } from '../../route.ts';
import { catalogueEntryView } from './view.ts';

export const catalogueEntryRoute: PageRoute = {
  path: '/catalogue/:indicator',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (request) => {
    const { context, actor, param, query } = request;
    const [from, to] = [query('from'), query('to')];
    const asked = from === undefined || to === undefined ? {} : { from, to };
    return pageOf(
      await catalogueEntryReport(context, actor, {
        indicator: param('indicator'),
        ...frameworkQueried(request),
        ...asked,
      }),
      catalogueEntryView,
    );
  },
};
