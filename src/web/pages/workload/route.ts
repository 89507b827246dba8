import { ASSURANCE_READERS, workloadReport } from '../../../reports/index.ts';
import { WORKLOAD } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { workloadView } from './view.ts';

export const workloadRoute: PageRoute = {
  path: WORKLOAD,
  realm: 'invented',
  readers: 'signed in',
  needs: ASSURANCE_READERS,
  load: async ({ context, actor }) => pageOf(await workloadReport(context, actor, {}), workloadView),
};
