import { ownInterestsReport } from '../../../reports/index.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { ownInterestsView } from './view.ts';

export const ownInterestsRoute: PageRoute = {
  path: '/interests/:user',
  realm: 'invented',
  readers: 'signed in',
  needs: ['declare interest', 'keep interests'],
  isFor: ({ context, actor }, param) =>
    param('user') === actor.user || context.rules.may(actor, 'keep interests', {}).ok,
  load: async ({ context, actor, param }) =>
    pageOf(await ownInterestsReport(context, actor, { user: param('user') }), ownInterestsView),
};
