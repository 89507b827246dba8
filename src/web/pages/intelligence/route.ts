import { CASE_READERS, intelligenceReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { intelligenceView } from './view.ts';

export const intelligenceRoute: PageRoute = {
  path: '/monitoring/intelligence/:id',
  realm: 'invented',
  readers: 'signed in',
  needs: CASE_READERS,
  load: async ({ context, actor, param }) =>
    pageOf(await intelligenceReport(context, actor, { id: param('id') }), intelligenceView),
};
