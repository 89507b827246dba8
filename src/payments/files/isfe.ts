import { csvText, isoOfDay, type Pence, sumPence } from '../../base/index.ts';
import type { ChartOfAccounts, Entry } from '../../ledger/index.ts';
import { fundOf } from '../statement-entry.ts';
import { type FileBatch, type Instruction, type PaymentFile, poundsDecimal, totalPaid } from './payment-file.ts';

/**
 * Invoices for the payees that ISFE pays, one a payment and a row a line, with the code string of each. What comes to less
 * than nothing is a credit note. The last row has the control totals.
 */
export function isfePayablesFile(
  batch: FileBatch,
  chart: ChartOfAccounts,
  instructions: readonly Instruction[],
): PaymentFile {
  const segments = segmentsOf(chart);
  const header = [
    'record',
    'invoice',
    'type',
    'supplier',
    'supplier_name',
    'invoice_date',
    'pay_on',
    'line',
    'description',
  ];
  const rows = instructions.flatMap(({ reference, payee, payOn, lines, amountPence, practice }) => {
    const type = amountPence < 0n ? 'credit note' : 'invoice';
    const head = [reference, type, payee.id, payee.name, isoOfDay(batch.madeOn), isoOfDay(payOn)];
    return lines
      .filter((line) => line.amountPence !== 0n)
      .map((line, index) => {
        const description = `${practice} ${line.title}`;
        return [
          'line',
          ...head,
          String(index + 1),
          description,
          ...chart.values(fundOf(line.account).id, line.account),
          poundsDecimal(line.amountPence),
        ];
      });
  });
  const totalPence = totalPaid(instructions);
  const blanks = [...Array<string>(7).fill(''), `${instructions.length} invoices`, ...segments.map(() => '')];
  return {
    kind: 'isfe-payables',
    name: `${batch.run}-isfe-payables.csv`,
    content: csvText([[...header, ...segments, 'amount'], ...rows, ['total', ...blanks, poundsDecimal(totalPence)]]),
    payments: instructions.length,
    totalPence,
  };
}

/**
 * The journal of what a run posted, for the general ledger: every posting with its code string, debits and credits in columns of
 * their own and equal in the last row.
 */
export function isfeJournalFile(batch: FileBatch, chart: ChartOfAccounts, entries: readonly Entry[]): PaymentFile {
  const segments = segmentsOf(chart);
  const header = ['record', 'journal', 'entry', 'date', 'reference', 'fund', 'account', ...segments, 'debit', 'credit'];
  const journal = `CW-${batch.run}`;
  const rows = entries.flatMap(({ id, date, reference, postings }) =>
    postings.map(({ account, fund, amountPence }) => [
      ...['line', journal, id, isoOfDay(date), reference, fund, account, ...chart.values(fund, account)],
      ...sides(amountPence),
    ]),
  );
  const debits = sumPence(
    entries.flatMap(({ postings }) => postings.map(({ amountPence }) => amountPence)).filter(isDebit),
  );
  const total = ['total', journal, `${entries.length} entries`, '', '', '', '', ...segments.map(() => '')];
  return {
    kind: 'isfe-journal',
    name: `${batch.run}-isfe-journal.csv`,
    content: csvText([[...header], ...rows, [...total, poundsDecimal(debits), poundsDecimal(debits)]]),
    payments: entries.length,
    totalPence: debits,
  };
}

/** The columns of a code string, named as the chart names its segments. */
function segmentsOf({ json }: ChartOfAccounts): string[] {
  return json.segments.map(({ title }) => title.toLowerCase());
}

function isDebit(amount: Pence): boolean {
  return amount > 0n;
}

function sides(amount: Pence): readonly [debit: string, credit: string] {
  return amount > 0n ? [poundsDecimal(amount), ''] : ['', poundsDecimal(-amount as Pence)];
}
