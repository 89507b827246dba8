import { measureGroupsReport } from '../../../reports/index.ts';
import { measureAsked, noSuchAddress, type PageRoute, pageOf } from '../../route.ts';
import { measureGroupsView } from './view.ts';

export const measureGroupsRoute: PageRoute = {
  path: '/measure/:indicator/:periodEnd/groups',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const ask = measureAsked(asked);
    return ask === undefined
      ? noSuchAddress()
      : pageOf(await measureGroupsReport(asked.context, asked.actor, ask), measureGroupsView);
  },
};
