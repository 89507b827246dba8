import { ambitionsReport } from '../../../reports/index.ts';
import { PUBLISHED_AMBITIONS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { publishedAmbitionsView } from './view.ts';

export const publishedAmbitionsRoute: PageRoute = {
  path: PUBLISHED_AMBITIONS,
  realm: 'published',
  readers: 'everyone',
  load: async ({ context }) => pageOf(await ambitionsReport(context), publishedAmbitionsView),
};
