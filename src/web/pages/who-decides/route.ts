import { whoDecidesReport } from '../../../reports/index.ts';
import { WHO_DECIDES } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { whoDecidesView } from './view.ts';

export const whoDecidesRoute: PageRoute = {
  path: WHO_DECIDES,
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor }) => pageOf(await whoDecidesReport(context, actor), whoDecidesView),
};
