import { feedsReport } from '../../../reports/index.ts';
import { FEEDS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { feedsView } from './view.ts';

export const feedsRoute: PageRoute = {
  path: FEEDS,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see feeds'],
  load: async (asked) => {
    const sender = asked.query('sender');
    const ask = sender === undefined ? {} : { sender };
    return pageOf(await feedsReport(asked.context, asked.actor, ask), feedsView);
  },
};
