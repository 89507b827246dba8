import { odsCodeFromText } from '../../../base/index.ts';
import { whoMaySeeReport } from '../../../reports/index.ts';
import { WHO_MAY_SEE } from '../../layout/addresses.ts';
import { type Asked, type PageRoute, pageOf } from '../../route.ts';
import { whoMaySeeView } from './view.ts';

export const whoMaySeeRoute: PageRoute = {
  path: WHO_MAY_SEE,
  realm: 'invented',
  readers: 'signed in',
  limit: 'search',
  load: async (asked) => {
    const practice = odsCodeFromText(asked.query('practice') ?? '');
    const person = asked.query('person');
    const ask = {
      ...(practice === undefined ? {} : { practice }),
      ...(person === undefined ? {} : { person }),
      ...questionAsked(asked),
    };
    return pageOf(await whoMaySeeReport(asked.context, asked.actor, ask), whoMaySeeView);
  },
};

/** A question about somebody, once they are named; without a thing it is about all that they may see. */
function questionAsked({ query }: Asked) {
  const user = query('user') ?? '';
  const [thing, purpose] = [query('thing')?.trim() ?? '', query('purpose') ?? ''];
  if (user === '') return {};
  return { question: { user, ...(thing === '' ? {} : { thing }), ...(purpose === '' ? {} : { purpose }) } };
}
