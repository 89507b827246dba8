import { RUN_READERS, runReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { runView } from './view.ts';

export const runRoute: PageRoute = {
  path: '/runs/:run',
  realm: 'invented',
  readers: 'signed in',
  needs: [...RUN_READERS, 'see postings'],
  load: async (asked) => pageOf(await runReport(asked.context, asked.actor, { run: asked.param('run') }), runView),
};
