import { mayOpenFile, poundsOfFileReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { poundsOfFileView } from './view.ts';

export const poundsOfFileRoute: PageRoute = {
  path: '/feeds/:sha256/pounds',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see feeds'],
  isFor: ({ context, actor }, param) => mayOpenFile(context, actor, param('sha256')),
  load: async (asked) => {
    const ask = { sha256: asked.param('sha256') };
    return pageOf(await poundsOfFileReport(asked.context, asked.actor, ask), poundsOfFileView);
  },
};
