import { ASSURANCE_READERS, assuranceAreaReport } from '../../../reports/index.ts';
import { ASSURANCE } from '../../layout/addresses.ts';
import { type Asked, frameworkQueried, type PageRoute, pageOf } from '../../route.ts';
import { filterAsked } from './filter.ts';
import { assuranceView } from './view.ts';

/** Who stands apart: of the whole commissioner, and of one locality. */
export const assuranceRoute: PageRoute = areaRoute(ASSURANCE, () => ({}));
export const assuranceLocalityRoute: PageRoute = areaRoute('/assurance/locality/:locality', (asked) => ({
  locality: asked.param('locality'),
}));

function areaRoute(path: string, placeOf: (asked: Asked) => { readonly locality?: string }): PageRoute {
  return {
    path,
    realm: 'invented',
    readers: 'signed in',
    needs: ASSURANCE_READERS,
    looksAtFramework: true,
    load: async (asked) => {
      const ask = { ...placeOf(asked), ...frameworkQueried(asked) };
      return pageOf(await assuranceAreaReport(asked.context, asked.actor, ask), (report) =>
        assuranceView(report, filterAsked(asked)),
      );
    },
  };
}
