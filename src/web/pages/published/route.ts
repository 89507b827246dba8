import { publishedYears } from '../../../reports/index.ts';
import { PUBLISHED } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { publishedView } from './view.ts';

export const publishedRoute: PageRoute = {
  path: PUBLISHED,
  realm: 'published',
  readers: 'everyone',
  load: async (asked) => pageOf(await publishedYears(asked.context), publishedView),
};
