import { rowReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { rowView } from './view.ts';

export const rowRoute: PageRoute = {
  path: '/practice/:practice/file/:file/:table/row/:row',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see people'],
  load: async (asked) => {
    const [practice, row] = [practiceAsked(asked), asked.param('row')];
    if (practice === undefined || !/^\d{1,12}$/.test(row)) return noSuchAddress();
    const ask = { practice, file: asked.param('file'), table: asked.param('table'), row: Number(row) };
    return pageOf(await rowReport(asked.context, asked.actor, ask), rowView);
  },
};
