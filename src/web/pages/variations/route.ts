import { variationsReport } from '../../../reports/index.ts';
import { VARIATIONS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { variationsView } from './view.ts';

export const variationsRoute: PageRoute = {
  path: VARIATIONS,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async ({ context, actor }) => pageOf(await variationsReport(context, actor), variationsView),
};
