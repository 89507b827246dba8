import { codelistsReport } from '../../../reports/index.ts';
import { CODELISTS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { codelistsView } from './view.ts';

export const codelistsRoute: PageRoute = {
  path: CODELISTS,
  realm: 'invented',
  readers: 'signed in',
  limit: 'search',
  load: async ({ context, actor, query }) =>
    pageOf(await codelistsReport(context, actor, { search: query('q') ?? '' }), codelistsView),
};
