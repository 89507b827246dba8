import { feedFileReport, mayOpenFile } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { feedFileView } from './view.ts';

export const feedFileRoute: PageRoute = {
  path: '/feeds/:sha256',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see feeds'],
  isFor: ({ context, actor }, param) => mayOpenFile(context, actor, param('sha256')),
  load: async (asked) => {
    const ask = { sha256: asked.param('sha256') };
    return pageOf(await feedFileReport(asked.context, asked.actor, ask), feedFileView);
  },
};
