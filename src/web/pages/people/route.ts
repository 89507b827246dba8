import { type PeopleAsk, peopleReport } from '../../../reports/index.ts';
import { measureAsked, noSuchAddress, numberQueried, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
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
    const [practice, measure, outcome] = [practiceAsked(asked), measureAsked(asked), asked.param('outcome')];
    if (practice === undefined || measure === undefined) return noSuchAddress();
    if (!OUTCOMES.has(outcome) && outcome !== 'everybody') return noSuchAddress();
    const ask = {
      practice,
      ...measure,
      offset: numberQueried(asked, 'from') ?? 0,
      limit: PAGE_OF_PEOPLE,
      ...(outcome === 'everybody' ? {} : { outcome: outcome as NonNullable<PeopleAsk['outcome']> }),
    };
    return pageOf(await peopleReport(asked.context, asked.actor, ask), peopleView);
  },
};
