import { measureYearsReport } from '../../../reports/index.ts';
import { measureAsked, noSuchAddress, type PageRoute, pageOf } from '../../route.ts';
import { measureYearsView } from './view.ts';

export const measureYearsRoute: PageRoute = {
  path: '/measure/:indicator/:periodEnd/years',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const ask = measureAsked(asked);
    return ask === undefined
      ? noSuchAddress()
      : pageOf(await measureYearsReport(asked.context, asked.actor, ask), measureYearsView);
  },
};
