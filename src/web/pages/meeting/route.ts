import { meetingReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { meetingView } from './view.ts';

export const meetingRoute: PageRoute = {
  path: '/meetings/:meeting',
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor, param }) => pageOf(await meetingReport(context, actor, param('meeting')), meetingView),
};
