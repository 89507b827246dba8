import { ledgerEntryReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { ledgerEntryView } from './view.ts';

export const ledgerEntryRoute: PageRoute = {
  path: '/ledger/entry/:entry',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see ledger', 'see postings'],
  load: async (asked) => {
    const ask = { entry: asked.param('entry') };
    return pageOf(await ledgerEntryReport(asked.context, asked.actor, ask), ledgerEntryView);
  },
};
