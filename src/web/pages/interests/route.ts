import { interestsReport } from '../../../reports/index.ts';
import { INTERESTS } from '../../layout/addresses.ts';
import { type PageRoute, pageOf } from '../../route.ts';
import { interestsView } from './view.ts';

export const interestsRoute: PageRoute = {
  path: INTERESTS,
  realm: 'invented',
  readers: 'everyone',
  load: async ({ context, actor }) => pageOf(await interestsReport(context, actor), interestsView),
};
