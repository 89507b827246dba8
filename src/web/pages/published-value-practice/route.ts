import { publishedValuePractice } from '../../../reports/index.ts';
import { choiceAsked, choiceQuery, PUBLISHED_FIELDS } from '../../layout/value-choice.ts';
import { oncePerSnapshot } from '../../once-per-snapshot.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { publishedValuePracticeView } from './view.ts';

export const publishedValuePracticeRoute: PageRoute = {
  path: '/published/value/:year/practice/:practice',
  realm: 'published',
  readers: 'everyone',
  load: oncePerSnapshot(
    async (asked) => {
      const { conditions } = asked.context.caseFinding;
      const choice = choiceAsked(PUBLISHED_FIELDS, asked, conditions);
      const ask = { year: asked.param('year'), practice: asked.param('practice'), ...choice };
      const query = choiceQuery(PUBLISHED_FIELDS, asked, conditions);
      return pageOf(await publishedValuePractice(asked.context, ask), (report) =>
        publishedValuePracticeView(report, query),
      );
    },
    (asked) => {
      const query = choiceQuery(PUBLISHED_FIELDS, asked, asked.context.caseFinding.conditions);
      return `value of ${asked.param('year')} ${asked.param('practice')} ${query}`;
    },
  ),
};
