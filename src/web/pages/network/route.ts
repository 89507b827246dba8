import { odsCodeFromText } from '../../../base/index.ts';
import { networkReport } from '../../../reports/index.ts';
import { noSuchAddress, type PageRoute, pageOf } from '../../route.ts';
import { networkView } from './view.ts';

export const networkRoute: PageRoute = {
  path: '/network/:network',
  realm: 'invented',
  readers: 'signed in',
  isFor: ({ context, actor }, param) =>
    context.rules.may(actor, 'see practice money', { provider: odsCodeFromText(param('network')) }).ok,
  load: async (asked) => {
    const network = odsCodeFromText(asked.param('network'));
    if (network === undefined) return noSuchAddress();
    return pageOf(await networkReport(asked.context, asked.actor, { network }), networkView);
  },
};
