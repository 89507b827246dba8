import type { Outcome } from '../../../base/index.ts';
import { ledgerReport } from '../../../reports/index.ts';
import type { AnyPage } from '../../layout/page.ts';
import { type Asked, monthQueried, type PageRoute, pageOf, rowsListed } from '../../route.ts';
import { ledgerView } from './view.ts';

async function load(asked: Asked, chosen: { fund?: string; account?: string }): Promise<Outcome<AnyPage>> {
  const [before, month] = [asked.query('before'), monthQueried(asked)];
  const ask = {
    ...chosen,
    limit: rowsListed(asked),
    ...(before === undefined ? {} : { before }),
    ...(month === undefined ? {} : { month }),
  };
  return pageOf(await ledgerReport(asked.context, asked.actor, ask), ledgerView);
}

export const ledgerRoute: PageRoute = {
  path: '/ledger',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see ledger'],
  load: (asked) => load(asked, {}),
};

export const fundRoute: PageRoute = {
  path: '/ledger/fund/:fund',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see ledger'],
  load: (asked) => load(asked, { fund: asked.param('fund') }),
};

export const accountRoute: PageRoute = {
  path: '/ledger/fund/:fund/account/:account',
  realm: 'invented',
  readers: 'signed in',
  needs: ['see ledger'],
  load: (asked) => load(asked, { fund: asked.param('fund'), account: asked.param('account') }),
};
