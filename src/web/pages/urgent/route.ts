import { urgentReport } from '../../../reports/index.ts';
import { URGENT } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { urgentView } from './view.ts';

export const urgentRoute: PageRoute = {
  path: URGENT,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see meetings', 'keep meetings'],
  load: async ({ context, actor }) => pageOf(await urgentReport(context, actor), urgentView),
};
