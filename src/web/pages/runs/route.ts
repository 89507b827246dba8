import { RUN_READERS, runsReport } from '../../../reports/index.ts';
import { RUNS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { runsView } from './view.ts';

export const runsRoute: PageRoute = {
  path: RUNS,
  realm: 'invented',
  readers: 'signed in',
  needs: RUN_READERS,
  load: async (asked) => pageOf(await runsReport(asked.context, asked.actor, {}), runsView),
};
