import { procurementsReport } from '../../../reports/index.ts';
import { PROCUREMENTS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { procurementsView } from './view.ts';

export const procurementsRoute: PageRoute = {
  path: PROCUREMENTS,
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor }) => pageOf(await procurementsReport(context, actor), procurementsView),
};
