import { catalogueReport } from '../../../reports/index.ts';
import { CATALOGUE } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { catalogueView } from './view.ts';

export const catalogueRoute: PageRoute = {
  path: CATALOGUE,
  realm: 'invented',
  readers: 'signed in',
  load: async ({ context, actor, query }) =>
    pageOf(await catalogueReport(context, actor, { search: query('q') ?? '' }), catalogueView),
};
