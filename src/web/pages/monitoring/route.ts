import { CASE_READERS, monitoringReport } from '../../../reports/index.ts';
import { MONITORING } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { caseFilterAsked } from './filter.ts';
import { monitoringView } from './view.ts';

export const monitoringRoute: PageRoute = {
  path: MONITORING,
  realm: 'invented',
  readers: 'signed in',
  needs: CASE_READERS,
  load: async (asked) =>
    pageOf(await monitoringReport(asked.context, asked.actor), (report) =>
      monitoringView(report, caseFilterAsked(asked)),
    ),
};
