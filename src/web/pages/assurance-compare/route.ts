import { ASSURANCE_READERS, assuranceCompareReport } from '../../../reports/index.ts';
import { ASSURANCE_COMPARE } from '../../layout/addresses.ts';
import { frameworkQueried, type PageRoute, pageOf } from '../../route.ts';
import { assuranceCompareView } from './view.ts';

/** Up to five practices after `?practices=X00010,X00036`. */
export const assuranceCompareRoute: PageRoute = {
  path: ASSURANCE_COMPARE,
  realm: 'invented',
  readers: 'signed in',
  needs: ASSURANCE_READERS,
  looksAtFramework: true,
  load: async (asked) => {
    const practices = (asked.query('practices') ?? '')
      .toUpperCase()
      .split(/[\s,]+/)
      .filter((code) => code !== '');
    const ask = { practices, ...frameworkQueried(asked) };
    return pageOf(await assuranceCompareReport(asked.context, asked.actor, ask), assuranceCompareView);
  },
};
