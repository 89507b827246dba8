import { answerReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf, periodEndAsked, practiceAsked } from '../../route.ts';
import { answerView } from './view.ts';

export const answerRoute: PageRoute = {
  path: '/answers/:practice/:measure/:periodEnd',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see practice money'],
  load: async (asked) => {
    const [practice, periodEnd] = [practiceAsked(asked), periodEndAsked(asked)];
    if (practice === undefined || periodEnd === undefined) return noSuchAddress();
    const ask = { practice, measure: asked.param('measure'), periodEnd };
    return pageOf(await answerReport(asked.context, asked.actor, ask), answerView);
  },
};
