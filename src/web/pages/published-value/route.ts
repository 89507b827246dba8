import { publishedValueReport } from '../../../reports/index.ts';
import { choiceAsked, choiceQuery, PUBLISHED_FIELDS } from '../../layout/value-choice.ts';
import { oncePerSnapshot } from '../../once-per-snapshot.ts';
import { type Asked, type PageRoute, pageOf } from '../../route.ts';
import { publishedValueView } from './view.ts';

/** The whole of England, and one commissioner of it. */
export const publishedValueRoute: PageRoute = valueRoute('/published/value/:year', () => undefined);
export const publishedValueAreaRoute: PageRoute = valueRoute('/published/value/:year/:area', (asked) =>
  asked.param('area'),
);

function valueRoute(path: string, areaOf: (asked: Asked) => string | undefined): PageRoute {
  return {
    path,
    realm: 'published',
    readers: 'everyone',
    limit: 'search',
    load: oncePerSnapshot(
      async (asked) => {
        const { conditions } = asked.context.caseFinding;
        const area = areaOf(asked);
        const choice = choiceAsked(PUBLISHED_FIELDS, asked, conditions);
        const ask = { year: asked.param('year'), ...choice, ...(area === undefined ? {} : { area }) };
        const marked = asked.query('practice');
        const looked = {
          query: choiceQuery(PUBLISHED_FIELDS, asked, conditions),
          ...(marked === undefined ? {} : { marked }),
        };
        return pageOf(await publishedValueReport(asked.context, ask), (report) => publishedValueView(report, looked));
      },
      (asked) => {
        const query = choiceQuery(PUBLISHED_FIELDS, asked, asked.context.caseFinding.conditions);
        return `value ${asked.param('year')} ${areaOf(asked) ?? ''} ${query} ${asked.query('practice') ?? ''}`;
      },
    ),
  };
}
