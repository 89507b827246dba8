import { claimsReport } from '../../../reports/index.ts';
import { CLAIMS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { claimsView } from './view.ts';

export const claimsRoute: PageRoute = {
  path: CLAIMS,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see claims'],
  load: async ({ context, actor }) => pageOf(await claimsReport(context, actor), claimsView),
};
