import { brokenGlassReport } from '../../../reports/index.ts';
import { BREAK_GLASS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { breakGlassView } from './view.ts';

export const breakGlassRoute: PageRoute = {
  path: BREAK_GLASS,
  realm: 'invented',
  readers: 'signed in',
  needs: ['break glass', 'review broken glass'],
  load: async ({ context, actor }) => pageOf(await brokenGlassReport(context, actor), breakGlassView),
};
