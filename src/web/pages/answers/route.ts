import { answersReport } from '../../../reports/index.ts';
import { ANSWERS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { answersView } from './view.ts';

export const answersRoute: PageRoute = {
  path: ANSWERS,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async ({ context, actor }) => pageOf(await answersReport(context, actor), answersView),
};
