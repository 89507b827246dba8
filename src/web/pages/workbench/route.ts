import { MAY_ASK, workbenchReport } from '../../../reports/index.ts';
import { WORKBENCH } from '../../layout/addresses.ts';
import { frameworkQueried, type PageRoute, pageOf } from '../../route.ts';
import { workbenchView } from './view.ts';

export const workbenchRoute: PageRoute = {
  path: WORKBENCH,
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  needs: MAY_ASK,
  load: async (asked) =>
    pageOf(await workbenchReport(asked.context, asked.actor, frameworkQueried(asked)), workbenchView),
};
