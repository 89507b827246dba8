import { accepted, isoOfDay, poundsText, type Refusal, refused } from '../../base/index.ts';
import { type LedgerReport, ledgerReport } from '../../reports/index.ts';
import { type CommandLine, optionOf } from '../arguments.ts';
import { given, knownOption } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

const USAGE = 'ledger [verify] [--fund <id>] [--account <id>]';
const remedy = `Usage: commonweal ${USAGE}`;

/** `commonweal ledger` */
export const ledgerVerb: Verb = {
  name: 'ledger',
  purpose: 'balances by fund and account, the newest entries, and whether the chain holds',
  accepts: { usage: USAGE, words: [0, 1], values: ['fund', 'account'] },
  async run({ context, actor, line }) {
    const [word = 'verify'] = line.words;
    if (word !== 'verify')
      return refused({ code: 'input.invalid', message: `ledger ${word} is not a command.`, remedy });
    const whole = line.words[0] === 'verify';
    const ask = { ...given({ fund: optionOf(line, 'fund'), account: optionOf(line, 'account') }), whole };
    const report = await ledgerReport(context, actor, ask);
    if (!report.ok) return report;
    const unknown = unknownIn(line, report.value);
    if (unknown !== undefined) return refused(unknown);
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

/** A fund or account that was asked for and is not in the ledger. */
function unknownIn(line: CommandLine, { balances }: LedgerReport): Refusal | undefined {
  const funds = knownOption(line, 'fund', [...new Set(balances.map((balance) => balance.fund))]);
  const accounts = knownOption(line, 'account', [...new Set(balances.map((balance) => balance.account))]);
  if (!funds.ok) return funds.refusal;
  return accounts.ok ? undefined : accounts.refusal;
}
