import { measureByPracticeReport } from '../../../reports/index.ts';
import { measureAsked, noSuchAddress, type PageRoute, pageOf } from '../../route.ts';
import { measureByPracticeView } from './view.ts';

export const measureByPracticeRoute: PageRoute = {
  path: '/measure/:indicator/:periodEnd',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const ask = measureAsked(asked);
    return ask === undefined
      ? noSuchAddress()
      : pageOf(await measureByPracticeReport(asked.context, asked.actor, ask), measureByPracticeView);
  },
};
