import { sessionsReport } from '../../../reports/index.ts';
import { OWN_SESSIONS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { ownSessionsView } from './view.ts';

export const ownSessionsRoute: PageRoute = {
  path: OWN_SESSIONS,
  realm: 'invented',
  readers: 'signed in',
  load: async ({ context, actor, sessionId }) =>
    pageOf(await sessionsReport(context, actor, { of: 'self' }), (report) => ownSessionsView(report, sessionId)),
};
