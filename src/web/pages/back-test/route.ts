import { publishedBackTest } from '../../../reports/index.ts';
import { oncePerSnapshot } from '../../once-per-snapshot.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { backTestView } from './view.ts';

export const backTestRoute: PageRoute = {
  path: '/published/back-test/:year',
  realm: 'published',
  readers: 'everyone',
  load: oncePerSnapshot(
    async (asked) => pageOf(await publishedBackTest(asked.context, { year: asked.param('year') }), backTestView),
    (asked) => `back-test ${asked.param('year')}`,
  ),
};
