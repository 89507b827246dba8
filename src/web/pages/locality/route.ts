import { localityReport } from '../../../reports/index.ts';
import { monthQueried, type PageRoute, pageOf } from '../../route.ts';
import { localityView } from './view.ts';

export const localityRoute: PageRoute = {
  path: '/locality/:locality',
  realm: 'invented',
  readers: 'signed in',
  load: async (asked) => {
    const month = monthQueried(asked);
    const ask = { locality: asked.param('locality'), ...(month === undefined ? {} : { month }) };
    return pageOf(await localityReport(asked.context, asked.actor, ask), localityView);
  },
};
