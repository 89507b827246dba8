import { publishedYears } from '../../../reports/index.ts';
import { PUBLISHED } from '../../layout/addresses.ts';
import { oncePerSnapshot } from '../../once-per-snapshot.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { publishedView } from './view.ts';

export const publishedRoute: PageRoute = {
  path: PUBLISHED,
  realm: 'published',
  readers: 'everyone',
  load: oncePerSnapshot(
    async (asked) => pageOf(await publishedYears(asked.context), publishedView),
    () => 'years',
  ),
};
