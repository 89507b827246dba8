import { homeReport } from '../../../reports/index.ts';
import { HOME } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { homeView } from './view.ts';

export const homeRoute: PageRoute = {
  path: HOME,
  realm: 'invented',
  readers: 'signed in',
  load: async (asked) => pageOf(await homeReport(asked.context, asked.actor, {}), homeView),
};
