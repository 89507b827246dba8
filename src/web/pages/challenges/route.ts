import { challengesReport } from '../../../reports/index.ts';
import { CHALLENGES } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { challengesView } from './view.ts';

export const challengesRoute: PageRoute = {
  path: CHALLENGES,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see challenges'],
  load: async ({ context, actor }) => pageOf(await challengesReport(context, actor), challengesView),
};
