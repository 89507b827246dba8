import { payeesReport, RUN_READERS } from '../../../reports/index.ts';
import { PAYEES } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { payeesView } from './view.ts';

export const payeesRoute: PageRoute = {
  path: PAYEES,
  realm: 'invented',
  readers: 'signed in',
  needs: RUN_READERS,
  load: async (asked) => pageOf(await payeesReport(asked.context, asked.actor, {}), payeesView),
};
