import { accepted, isoOfDay, isoOfMonth, type Outcome, poundsText, type Refusal, refused } from '../../base/index.ts';
import { type LedgerReport, ledgerReport } from '../../reports/index.ts';
import { type CommandLine, optionOf } from '../arguments.ts';
import { given, knownOption, monthOption } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';
import { ASKS } from './ledger-asks.ts';
import { DEEDS } from './ledger-deeds.ts';

type Step = (call: VerbCall) => Promise<Outcome<VerbResult>>;

const STEPS: Readonly<Record<string, Step>> = { verify, 'trial-balance': verify, ...ASKS, ...DEEDS };
const USAGE = `ledger ${Object.keys(STEPS).join('|')} … (docs/ledger.md says what each takes)`;

/** `commonweal ledger`, `ledger trial-balance --month 2025-10`, `ledger export --format hledger`, `ledger close --month …` */
export const ledgerVerb: Verb = {
  name: 'ledger',
  purpose:
    'balances, budget, funds, month end, journals, commitments, verification, spending and exports of the ledger',
  accepts: {
    usage: USAGE,
    words: [0, 3],
    values: [
      ...['fund', 'account', 'month', 'year', 'holder', 'format', 'seed', 'size', 'reason', 'amount', 'date', 'from'],
      ...['to', 'decision', 'debit', 'credit', 'subject', 'posting', 'commitment', 'until', 'risk', 'risk-words'],
      ...['mitigation', 'mitigation-words', 'surplus-of'],
    ],
  },
  run(call) {
    const [word = 'verify'] = call.line.words;
    const step = STEPS[word];
    if (step !== undefined) return step(call);
    const remedy = `Use one of: ${Object.keys(STEPS).join(', ')}.`;
    return Promise.resolve(refused({ code: 'input.invalid', message: `ledger ${word} is not a command.`, remedy }));
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
