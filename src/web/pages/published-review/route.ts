import { publishedReviewReport } from '../../../reports/index.ts';
import { oncePerSnapshot } from '../../once-per-snapshot.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { choiceQueried } from '../pms-review/route.ts';
import { publishedReviewView } from './view.ts';

export const publishedReviewRoute: PageRoute = {
  path: '/published/review/:year',
  realm: 'published',
  readers: 'everyone',
  load: oncePerSnapshot(
    async (asked) =>
      pageOf(await publishedReviewReport(asked.context, { year: asked.param('year') }), publishedReviewView),
    (asked) => `review ${asked.param('year')}`,
  ),
};

export const publishedReviewAreaRoute: PageRoute = {
  path: '/published/review/:year/:area',
  realm: 'published',
  readers: 'everyone',
  load: oncePerSnapshot(
    async (asked) => {
      const ask = { year: asked.param('year'), area: asked.param('area'), ...choiceQueried(asked) };
      return pageOf(await publishedReviewReport(asked.context, ask), publishedReviewView);
    },
    (asked) =>
      `review ${asked.param('year')} ${asked.param('area')} ${asked.query('taper') ?? ''} ${asked.query('reinvest') ?? ''}`,
  ),
};
