import { odsCodeFromText } from '../../../base/index.ts';
import { claimPreviewReport } from '../../../reports/index.ts';
import { partAsked } from '../../layout/table-pages.ts';
import { type Asked, monthAsked, noSuchAddress, type PageRoute, pageOf } from '../../route.ts';
import { claimPreviewView, MISSED_PEOPLE } from './view.ts';

export const claimPreviewRoute: PageRoute = {
  path: '/claims/of/:provider/:scheme/:month',
  realm: 'invented',
  readers: 'signed in',
  isFor: ({ context, actor }, param) => {
    const provider = odsCodeFromText(param('provider'));
    return provider !== undefined && context.rules.may(actor, 'see claims', { provider }).ok;
  },
  load: async (asked) => {
    const ask = claimsAsked(asked);
    if (ask === undefined) return noSuchAddress();
    const names = partAsked(MISSED_PEOPLE, asked);
    return pageOf(await claimPreviewReport(asked.context, asked.actor, { ...ask, names }), claimPreviewView);
  },
};

/** The provider, scheme and month of the address. */
export function claimsAsked(asked: Asked) {
  const [provider, month] = [odsCodeFromText(asked.param('provider')), monthAsked(asked)];
  return provider === undefined || month === undefined ? undefined : { provider, month, scheme: asked.param('scheme') };
}
