import { catalogueEntryReport, isOtherMeasure, rateCatalogueReport } from '../../../reports/index.ts';
import { frameworkQueried, type PageRoute, pageOf } from '../../route.ts';
import { catalogueRateView } from '../catalogue-rate/view.ts';
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
    const ask = { indicator: param('indicator'), ...frameworkQueried(request), ...asked };
    if (isOtherMeasure(context, ask)) return pageOf(await rateCatalogueReport(context, actor, ask), catalogueRateView);
    return pageOf(await catalogueEntryReport(context, actor, ask), catalogueEntryView);
  },
};
