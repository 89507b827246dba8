import { type PeopleAsk, peopleReport } from '../../../reports/index.ts';
import {
  frameworkQueried,
  noSuchAddress,
  numberQueried,
  type PageRoute,
  pageOf,
  periodEndAsked,
  practiceAsked,
} from '../../route.ts';
import { peopleView } from './view.ts';

const OUTCOMES = new Set<string>(['numerator', 'missed', 'adjusted', 'excluded']);
const PAGE_OF_PEOPLE = 50;

export const peopleRoute: PageRoute = {
  path: '/practice/:practice/measure/:indicator/:periodEnd/people/:outcome',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  needs: ['see people'],
  load: async (asked) => {
    const [practice, periodEnd, outcome] = [practiceAsked(asked), periodEndAsked(asked), asked.param('outcome')];
    if (practice === undefined || periodEnd === undefined) return noSuchAddress();
    if (!OUTCOMES.has(outcome) && outcome !== 'everybody') return noSuchAddress();
    const ask = {
      practice,
      periodEnd,
      indicator: asked.param('indicator'),
      offset: numberQueried(asked, 'from') ?? 0,
      limit: PAGE_OF_PEOPLE,
      ...frameworkQueried(asked),
      ...(outcome === 'everybody' ? {} : { outcome: outcome as NonNullable<PeopleAsk['outcome']> }),
    };
    return pageOf(await peopleReport(asked.context, asked.actor, ask), peopleView);
  },
};
