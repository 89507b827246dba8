import { casesReport } from '../../../reports/index.ts';
import { CASES } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { casesView } from './view.ts';

export const casesRoute: PageRoute = {
  path: CASES,
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor, query }) =>
    pageOf(await casesReport(context, actor), (report) => casesView(report, query('kind') ?? '')),
};
