import { RUN_READERS, reconciliationReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { reconciliationView } from './view.ts';

export const reconciliationRoute: PageRoute = {
  path: '/reconciliations/:sha256',
  realm: 'invented',
  readers: 'signed in',
  needs: RUN_READERS,
  load: async (asked) => {
    const ask = { sha256: asked.param('sha256') };
    return pageOf(await reconciliationReport(asked.context, asked.actor, ask), reconciliationView);
  },
};
