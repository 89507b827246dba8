import { catalogueReport } from '../../../reports/index.ts';
import { CATALOGUE } from '../../layout/addresses.ts';
import { frameworkQueried, type PageRoute, pageOf } from '../../route.ts';
import { catalogueView } from './view.ts';

export const catalogueRoute: PageRoute = {
  path: CATALOGUE,
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  load: async (asked) => {
    const ask = { search: asked.query('q') ?? '', ...frameworkQueried(asked) };
    return pageOf(await catalogueReport(asked.context, asked.actor, ask), catalogueView);
  },
};
