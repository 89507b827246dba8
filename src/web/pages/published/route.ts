import { publishedValueYears, publishedYears } from '../../../reports/index.ts';
import { PUBLISHED } from '../../layout/addresses.ts';
import { oncePerSnapshot } from '../../once-per-snapshot.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { publishedView } from './view.ts';

export const publishedRoute: PageRoute = {
  path: PUBLISHED,
  realm: 'published',
  readers: 'everyone',
  load: oncePerSnapshot(
    async (asked) => {
      const years = await publishedYears(asked.context);
      const valued = await publishedValueYears(asked.context);
      if (!valued.ok) return valued;
      return pageOf(years, (each) => publishedView(each, valued.value));
    },
    () => 'years',
  ),
};
