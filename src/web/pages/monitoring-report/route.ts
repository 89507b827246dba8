import { committeeReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { monitoringReportView } from './view.ts';

export const monitoringReportRoute: PageRoute = {
  path: '/monitoring/report/:committee',
  realm: 'invented',
  readers: 'signed in',
  needs: ['keep quality cases', 'escalate quality case'],
  load: async ({ context, actor, param }) =>
    pageOf(await committeeReport(context, actor, { committee: param('committee') }), monitoringReportView),
};
