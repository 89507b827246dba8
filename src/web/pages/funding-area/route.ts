import { publishedAreaReport } from '../../../reports/index.ts';
import { oncePerSnapshot } from '../../once-per-snapshot.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { fundingAreaView } from './view.ts';

export const fundingAreaRoute: PageRoute = {
  path: '/published/funding/:year/:area',
  realm: 'published',
  readers: 'everyone',
  load: oncePerSnapshot(
    async (asked) => {
      const ask = { year: asked.param('year'), area: asked.param('area') };
      return pageOf(await publishedAreaReport(asked.context, ask), fundingAreaView);
    },
    (asked) => `area ${asked.param('year')} ${asked.param('area')}`,
  ),
};
