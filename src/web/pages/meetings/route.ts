import { meetingsReport } from '../../../reports/index.ts';
import { MEETINGS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { meetingsView } from './view.ts';

export const meetingsRoute: PageRoute = {
  path: MEETINGS,
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor }) => pageOf(await meetingsReport(context, actor), meetingsView),
};
