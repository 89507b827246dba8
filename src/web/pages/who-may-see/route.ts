import { odsCodeFromText } from '../../../base/index.ts';
import { whoMaySeeReport } from '../../../reports/index.ts';
import { WHO_MAY_SEE } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { whoMaySeeView } from './view.ts';

export const whoMaySeeRoute: PageRoute = {
  path: WHO_MAY_SEE,
  realm: 'invented',
  readers: 'signed in',
  load: async (asked) => {
    const practice = odsCodeFromText(asked.query('practice') ?? '');
    const person = asked.query('person');
    const ask = { ...(practice === undefined ? {} : { practice }), ...(person === undefined ? {} : { person }) };
    return pageOf(await whoMaySeeReport(asked.context, asked.actor, ask), whoMaySeeView);
  },
};
