import { CLINICIAN_ACTIONS, cliniciansReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { cliniciansView } from './view.ts';

/** One measure by clinician. */
export const cliniciansRoute: PageRoute = {
  path: '/practice/:practice/clinicians/:indicator',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  needs: CLINICIAN_ACTIONS,
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, indicator: asked.param('indicator'), ...frameworkQueried(asked) };
    return pageOf(await cliniciansReport(asked.context, asked.actor, ask), cliniciansView);
  },
};

/** Every measure by clinician. */
export const everyClinicianRoute: PageRoute = {
  path: '/practice/:practice/clinicians',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  needs: CLINICIAN_ACTIONS,
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, ...frameworkQueried(asked) };
    return pageOf(await cliniciansReport(asked.context, asked.actor, ask), cliniciansView);
  },
};
