import { publishedFundingReport } from '../../../reports/index.ts';
import { oncePerSnapshot } from '../../once-per-snapshot.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { fundingView } from './view.ts';

export const fundingRoute: PageRoute = {
  path: '/published/funding/:year',
  realm: 'published',
  readers: 'everyone',
  load: oncePerSnapshot(
    async (asked) => pageOf(await publishedFundingReport(asked.context, { year: asked.param('year') }), fundingView),
    (asked) => `funding ${asked.param('year')}`,
  ),
};
