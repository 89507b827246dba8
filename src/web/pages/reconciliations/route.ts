import { RUN_READERS, reconciliationsReport } from '../../../reports/index.ts';
import { RECONCILIATIONS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { reconciliationsView } from './view.ts';

export const reconciliationsRoute: PageRoute = {
  path: RECONCILIATIONS,
  realm: 'invented',
  readers: 'signed in',
  needs: RUN_READERS,
  load: async (asked) => pageOf(await reconciliationsReport(asked.context, asked.actor, {}), reconciliationsView),
};
