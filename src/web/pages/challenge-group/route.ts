import { odsCodeFromText } from '../../../base/index.ts';
import { challengeGroupReport } from '../../../reports/index.ts';
import { type Asked, monthAsked, noSuchAddress, type PageRoute, pageOf } from '../../route.ts';
import { challengeGroupView } from './view.ts';

export const challengeGroupRoute: PageRoute = {
  path: '/challenges/:provider/:month/:rule',
  realm: 'invented',
  readers: 'signed in',
  isFor: ({ context, actor }, param) => {
    const provider = odsCodeFromText(param('provider'));
    return provider !== undefined && context.rules.may(actor, 'see challenges', { provider }).ok;
  },
  load: async (asked) => {
    const ask = groupAsked(asked);
    if (ask === undefined) return noSuchAddress();
    return pageOf(await challengeGroupReport(asked.context, asked.actor, ask), challengeGroupView);
  },
};

/** The hospital, month and rule of the address. */
export function groupAsked(asked: Asked) {
  const [provider, month] = [odsCodeFromText(asked.param('provider')), monthAsked(asked)];
  return provider === undefined || month === undefined ? undefined : { provider, month, rule: asked.param('rule') };
}
