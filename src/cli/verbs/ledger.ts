import { accepted, isoOfDay, poundsText } from '../../base/index.ts';
import { ledgerReport } from '../../reports/index.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal ledger` */
export const ledgerVerb: Verb = {
  name: 'ledger',
  purpose: 'balances by fund and account, the newest entries, and whether the chain holds',
  accepts: { usage: 'ledger [verify] [--fund <id>] [--account <id>]', words: [0, 1], values: ['fund', 'account'] },
  async run({ context, actor, line }) {
    const [fund, account] = [line.options.get('fund'), line.options.get('account')];
    const ask = {
      ...(typeof fund === 'string' ? { fund } : {}),
      ...(typeof account === 'string' ? { account } : {}),
      whole: line.words[0] === 'verify',
    };
    const report = await ledgerReport(context, actor, ask);
    if (!report.ok) return report;
    const { balances, entries, verified, basis } = report.value;
    const rows = balances.map((balance) => [balance.fund, balance.accountTitle, poundsText(balance.balancePence)]);
    return accepted({
      json: {
        release: basis.release,
        verified,
        balances,
        entries: entries.map((entry) => ({ ...entry, date: isoOfDay(entry.date) })),
      },
      text: [
        textTable(['Fund', 'Account', 'Balance'], rows),
        '',
        verified.words,
        `The whole chain was recomputed at ${verified.wholeAt}.`,
      ].join('\n'),
      isDone: verified.ok,
    });
  },
};
