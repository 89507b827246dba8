import { codelistReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { codelistView } from './view.ts';

export const codelistRoute: PageRoute = {
  path: '/codelists/:name',
  realm: 'invented',
  readers: 'signed in',
  load: async ({ context, actor, param }) =>
    pageOf(await codelistReport(context, actor, { name: param('name') }), codelistView),
};
