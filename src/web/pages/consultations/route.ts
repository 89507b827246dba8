import { dayFromIso } from '../../../base/index.ts';
import { ASSURANCE_READERS, type ConsultationsAsk, consultationsReport } from '../../../reports/index.ts';
import { CONSULTATIONS } from '../../layout/addresses.ts';
import { type Asked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { consultationsView } from './view.ts';

/** Consultations month by month: of everybody, of a locality and of a practice. */
export const consultationsRoute = routeOf(CONSULTATIONS, () => ({}));
export const consultationsLocalityRoute = routeOf('/assurance/consultations/locality/:locality', (asked) => ({
  locality: asked.param('locality'),
}));
export const consultationsPracticeRoute = routeOf('/assurance/consultations/practice/:practice', (asked) => {
  const practice = practiceAsked(asked);
  return practice === undefined ? undefined : { practice };
});

function routeOf(path: string, placeOf: (asked: Asked) => ConsultationsAsk | undefined): PageRoute {
  return {
    path,
    realm: 'invented',
    readers: 'signed in',
    needs: ASSURANCE_READERS,
    load: async (asked) => {
      const place = placeOf(asked);
      if (place === undefined) return noSuchAddress();
      const periodEnd = dayFromIso(asked.query('year-end') ?? '');
      const ask = { ...place, ...(periodEnd === undefined ? {} : { periodEnd }) };
      return pageOf(await consultationsReport(asked.context, asked.actor, ask), consultationsView);
    },
  };
}
