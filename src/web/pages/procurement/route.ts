import { procurementReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { procurementView } from './view.ts';

export const procurementRoute: PageRoute = {
  path: '/procurements/:procurement',
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor, param }) =>
    pageOf(await procurementReport(context, actor, param('procurement')), procurementView),
};
