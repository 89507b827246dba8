import { odsCodeFromText } from '../../../base/index.ts';
import { claimPreviewReport } from '../../../reports/index.ts';
import { type Asked, monthAsked, noSuchAddress, type PageRoute, pageOf } from '../../route.ts';
import { claimPreviewView } from './view.ts';

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
    return pageOf(await claimPreviewReport(asked.context, asked.actor, ask), claimPreviewView);
  },
};

/** The provider, scheme and month of the address. */
export function claimsAsked(asked: Asked) {
  const [provider, month] = [odsCodeFromText(asked.param('provider')), monthAsked(asked)];
  return provider === undefined || month === undefined ? undefined : { provider, month, scheme: asked.param('scheme') };
}
