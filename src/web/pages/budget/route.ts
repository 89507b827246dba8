import { budgetReport } from '../../../reports/index.ts';
import { BUDGET } from '../../layout/addresses.ts';
import { monthQueried, type PageRoute, pageOf } from '../../route.ts';
import { budgetView } from './view.ts';

export const budgetRoute: PageRoute = {
  path: BUDGET,
  realm: 'invented',
  readers: 'signed in',
  needs: ['see ledger', 'see practice money'],
  isFor: ({ context, actor }) =>
    context.rules.may(actor, 'see ledger').ok || context.rules.may(actor, 'see practice money').ok,
  load: async (asked) => {
    const [month, holder] = [monthQueried(asked), asked.query('holder')];
    const ask = { ...(month === undefined ? {} : { month }), ...(holder === undefined ? {} : { holder }) };
    return pageOf(await budgetReport(asked.context, asked.actor, ask), budgetView);
  },
};
