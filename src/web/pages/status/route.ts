import { statusReport } from '../../../reports/index.ts';
import { STATUS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { statusView } from './view.ts';

export const statusRoute: PageRoute = {
  path: STATUS,
  realm: 'invented',
  readers: 'signed in',
  load: async (asked) => pageOf(await statusReport(asked.context, asked.actor, {}), statusView),
};
