import { queriesReport } from '../../../reports/index.ts';
import { QUERIES } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { queriesView } from './view.ts';

export const queriesRoute: PageRoute = {
  path: QUERIES,
  realm: 'invented',
  readers: 'signed in',
  load: async ({ context, actor }) => pageOf(await queriesReport(context, actor), queriesView),
};
