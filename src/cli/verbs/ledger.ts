import { accepted, isoOfDay, isoOfMonth, type Outcome, poundsText, type Refusal, refused } from '../../base/index.ts';
import { type LedgerReport, ledgerReport } from '../../reports/index.ts';
import { type CommandLine, optionOf, stepOf } from '../arguments.ts';
import { given, knownOption, monthOption } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';
import { ASKS } from './ledger-asks.ts';
import { DEEDS } from './ledger-deeds.ts';

type Step = (call: VerbCall) => Promise<Outcome<VerbResult>>;

const STEPS: Readonly<Record<string, Step>> = { verify, 'trial-balance': verify, ...ASKS, ...DEEDS };

/** `commonweal ledger`, `ledger trial-balance --month 2025-10`, `ledger export --format hledger`, `ledger close --month …` */
export const ledgerVerb: Verb = {
  name: 'ledger',
  purpose:
    'balances, budget, funds, month end, journals, commitments, verification, spending and exports of the ledger',
  forms: [
    '[--month <YYYY-MM>] [--fund <fund>] [--account <account>]',
    'verify [--month <YYYY-MM>] [--fund <fund>] [--account <account>]',
    'trial-balance [--month <YYYY-MM>] [--fund <fund>] [--account <account>]',
    'budget [--month <YYYY-MM>] [--holder <user>]',
    'funds [--month <YYYY-MM>]',
    'month-end [--month <YYYY-MM>]',
    'spend [--month <YYYY-MM>]',
    'sample [--month <YYYY-MM>] [--seed <words>] [--size <n>]',
    'export --format hledger|csv',
    'upload <file> --year <2025/26>',
    'isfe <file> --month <YYYY-MM>',
    'agree --month <YYYY-MM> [--reason <words>]',
    'propose journal <reference> --fund <fund> --debit <account> --credit <account> --amount <pounds> --reason <words> [--date <YYYY-MM-DD>] [--commitment <id>]',
    'propose transfer <reference> --from <fund> --to <fund> --decision <reference> --amount <pounds> --reason <words> [--date <YYYY-MM-DD>]',
    'propose drawdown <reference> --surplus-of <fund> --to <fund> --decision <reference> --amount <pounds> --reason <words> [--date <YYYY-MM-DD>]',
    'propose recovery <reference> --fund <fund> --account <account> --subject <code> --posting <entry.posting> --amount <pounds> --reason <words> [--date <YYYY-MM-DD>]',
    'propose accrual <reference> --month <YYYY-MM> --fund <fund> --account <account> --subject <code> --amount <pounds> --reason <words> [--date <YYYY-MM-DD>]',
    'accrue --month <YYYY-MM>',
    'approve <reference>',
    'close --month <YYYY-MM>',
    'year-end --year <2025/26>',
    'reserve <id> --fund <fund> --account <account> --amount <pounds> --reason <words> --until <YYYY-MM-DD> [--date <YYYY-MM-DD>]',
    'void <id> --reason <words>',
    'expire',
    'forecast <line> --month <YYYY-MM> --amount <pounds> [--risk <pounds> --risk-words <words>] [--mitigation <pounds> --mitigation-words <words>]',
  ],
  run(call) {
    return stepOf(STEPS, call.line.words[0] ?? 'trial-balance')(call);
  },
};

async function verify({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const month = monthOption(line);
  if (!month.ok) return month;
  const options = { fund: optionOf(line, 'fund'), account: optionOf(line, 'account'), month: month.value };
  const ask = { ...given(options), whole: line.words[0] === 'verify' };
  const report = await ledgerReport(context, actor, ask);
  if (!report.ok) return report;
  const unknown = unknownIn(line, report.value);
  return unknown === undefined ? accepted(balancesResult(report.value)) : refused(unknown);
}

type Balances = Extract<Awaited<ReturnType<typeof ledgerReport>>, { ok: true }>['value'];

function balancesResult({ balances, entries, verified, basis, ...asked }: Balances): VerbResult {
  const month = asked.month === null ? null : isoOfMonth(asked.month);
  const shown = balances.filter(
    ({ fund, account }) => (asked.fund ?? fund) === fund && (asked.account ?? account) === account,
  );
  const rows = shown.map(({ fund, accountTitle, debitPence, creditPence, balancePence }) => [
    fund,
    accountTitle,
    ...[debitPence, creditPence, balancePence].map(poundsText),
  ]);
  const shownEntries = entries.map((entry) => ({ ...entry, date: isoOfDay(entry.date) }));
  return {
    json: { release: basis.release, month, verified, balances: shown, entries: shownEntries },
    text: [
      textTable(['Fund', 'Account', 'Debits', 'Credits', 'Balance'], rows),
      '',
      verified.words,
      `The whole chain was recomputed at ${verified.wholeAt}.`,
    ].join('\n'),
    isDone: verified.ok,
  };
}

/** A fund or account that was asked for and is not in the ledger. */
function unknownIn(line: CommandLine, { balances }: LedgerReport): Refusal | undefined {
  const funds = knownOption(line, 'fund', [...new Set(balances.map((balance) => balance.fund))]);
  const accounts = knownOption(line, 'account', [...new Set(balances.map((balance) => balance.account))]);
  if (!funds.ok) return funds.refusal;
  return accounts.ok ? undefined : accounts.refusal;
}
