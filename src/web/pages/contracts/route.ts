import { contractsReport } from '../../../reports/index.ts';
import { CONTRACTS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { contractsView } from './view.ts';

export const contractsRoute: PageRoute = {
  path: CONTRACTS,
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor }) => pageOf(await contractsReport(context, actor), contractsView),
};
