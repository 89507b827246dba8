import { measureReport } from '../../../reports/index.ts';
import { measureAsked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { measureView } from './view.ts';

export const measureRoute: PageRoute = {
  path: '/practice/:practice/measure/:indicator/:periodEnd',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const [practice, measure] = [practiceAsked(asked), measureAsked(asked)];
    if (practice === undefined || measure === undefined) return noSuchAddress();
    return pageOf(await measureReport(asked.context, asked.actor, { practice, ...measure }), measureView);
  },
};
