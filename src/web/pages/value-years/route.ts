import { dayFromIso } from '../../../base/index.ts';
import { ASSURANCE_READERS, valueYearsReport } from '../../../reports/index.ts';
import { VALUE_YEARS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { valueYearsView } from './view.ts';

export const valueYearsRoute: PageRoute = {
  path: VALUE_YEARS,
  realm: 'invented',
  readers: 'signed in',
  needs: ASSURANCE_READERS,
  load: async ({ context, actor, query }) => {
    const periodEnd = dayFromIso(query('on') ?? '');
    return pageOf(await valueYearsReport(context, actor, periodEnd === undefined ? {} : { periodEnd }), valueYearsView);
  },
};
