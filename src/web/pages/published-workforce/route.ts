import { workforceReport } from '../../../reports/index.ts';
import { PUBLISHED_WORKFORCE } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { publishedWorkforceView } from './view.ts';

/** The bands of which a reader may assume something else. */
const BANDS = ['under55', 'from55', 'from65'];

export const publishedWorkforceRoute: PageRoute = {
  path: PUBLISHED_WORKFORCE,
  realm: 'published',
  readers: 'everyone',
  load: async ({ context, query }) => {
    const leaving = Object.fromEntries(BANDS.map((band) => [band, query(band) ?? '']));
    return pageOf(await workforceReport(context, { leaving }), publishedWorkforceView);
  },
};
