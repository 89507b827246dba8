import { accepted, csvText, isoOfDay, isoOfMonth, type Outcome, poundsText, refused } from '../../base/index.ts';
import {
  budgetReport,
  fundsReport,
  ledgerExport,
  monthEndReport,
  type SpendRow,
  spendReport,
  verificationReport,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { countOption, given, monthOption } from '../ask.ts';
import { isoDay, isoMonth } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** What `commonweal ledger` answers: each word with what it gives. */
export const ASKS: Readonly<Record<string, (call: VerbCall) => Promise<Outcome<VerbResult>>>> = {
  budget,
  funds,
  'month-end': monthEnd,
  spend,
  sample,
  export: exported,
};

async function budget({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const month = monthOption(line);
  if (!month.ok) return month;
  const ask = given({ month: month.value, holder: optionOf(line, 'holder') });
  const report = await budgetReport(context, actor, ask);
  if (!report.ok) return report;
  const { basis, lines, allocations, holders: _holders, mayUpload: _mayUpload, ...rest } = report.value;
  const isoLine = <T extends { fromMonth: typeof rest.month; toMonth: typeof rest.month }>(one: T) => ({
    ...one,
    fromMonth: isoOfMonth(one.fromMonth),
    toMonth: isoOfMonth(one.toMonth),
  });
  const rows = lines.map((one) => [
    one.line ?? 'no line',
    one.title,
    one.fund,
    ...[one.planPence, one.actualPence, one.reservedPence, one.availablePence, one.forecastPence].map(poundsText),
  ]);
  const head = ['Line', 'Title', 'Fund', 'Plan', 'Actual', 'Reserved', 'Available', 'Forecast'];
  return accepted({
    json: {
      release: basis.release,
      ...rest,
      month: isoOfMonth(rest.month),
      allocations: allocations.map(isoLine),
      lines,
    },
    text: [
      `Budget ${rest.year} to the end of ${isoOfMonth(rest.month)}, ${rest.version === null ? 'no version' : `version ${rest.version.version}`}`,
      '',
      textTable(head, rows),
    ].join('\n'),
  });
}

async function funds({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const month = monthOption(line);
  if (!month.ok) return month;
  const report = await fundsReport(context, actor, given({ month: month.value }));
  if (!report.ok) return report;
  const { basis, ...rest } = report.value;
  const rows = rest.funds.map((fund) => [
    fund.fund,
    ...[fund.sourcesPence, fund.applicationsPence, fund.leftPence, fund.drawablePence].map(poundsText),
  ]);
  return accepted({
    json: { release: basis.release, ...rest, month: isoOfMonth(rest.month) },
    text: textTable(['Fund', 'Sources', 'Applications', 'Left', 'Earlier surplus'], rows),
  });
}

async function monthEnd({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const month = monthOption(line);
  if (!month.ok) return month;
  const report = await monthEndReport(context, actor, given({ month: month.value }));
  if (!report.ok) return report;
  const { basis, journals, commitments, isfe, closed, closedTo, ...rest } = report.value;
  const { agreement } = isfe;
  const json = {
    release: basis.release,
    ...rest,
    month: isoOfMonth(rest.month),
    closedTo: isoMonth(closedTo),
    closed: closed === null ? null : { ...closed, month: isoOfMonth(closed.month) },
    journals: journals.map((one) => ({ ...one, date: isoOfDay(one.date), lateOf: isoDay(one.lateOf) })),
    commitments: commitments.map((one) => ({
      ...one,
      reservedOn: isoOfDay(one.reservedOn),
      expiresOn: isoOfDay(one.expiresOn),
      end: one.end === null ? null : { ...one.end, on: isoOfDay(one.end.on) },
    })),
    isfe: {
      ...isfe,
      month: isoOfMonth(isfe.month),
      agreement: agreement === null ? null : { ...agreement, month: isoOfMonth(agreement.month) },
    },
  };
  const rows = journals.map((one) => [one.entry, one.reference, one.fund, poundsText(one.debitPence)]);
  return accepted({
    json,
    text: [
      `${isoOfMonth(rest.month)} is ${closed === null ? 'open' : `closed, by ${closed.closedBy}`}.`,
      textTable(['Entry', 'Journal', 'Fund', 'Amount'], rows),
      ...rest.waiting.map((one) => `${one.reference} waits: ${one.reason}, ${poundsText(one.amountPence)}`),
      isfe.file === null ? 'No balance file of ISFE.' : `ISFE: ${isfe.differences.length} differences.`,
    ].join('\n'),
  });
}

/** Expenditure as commissioners publish it. */
const PUBLISHED = [
  'Entity',
  'Date',
  'Expense type',
  'Expense area',
  'Supplier',
  'Transaction number',
  'Amount',
  'Description',
] as const;

async function spend({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const month = monthOption(line);
  if (!month.ok) return month;
  const report = await spendReport(context, actor, given({ month: month.value }));
  if (!report.ok) return report;
  const { basis, rows, entity, month: of, thresholdPence } = report.value;
  const cells = rows.map((row) => [
    ...[entity, isoOfDay(row.date), row.account, row.fund, row.payee, `${row.entry}.${row.position}`],
    ...[poundsText(row.amountPence), row.description],
  ]);
  return accepted({
    json: { release: basis.release, month: isoOfMonth(of), entity, thresholdPence, rows: rows.map(isoSpend) },
    text: textTable(PUBLISHED, cells),
  });
}

function isoSpend(row: SpendRow): object {
  return { ...row, date: isoOfDay(row.date) };
}

async function sample({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const [month, size] = [monthOption(line), countOption(line, 'size', 1000)];
  if (!month.ok) return month;
  if (!size.ok) return size;
  const ask = given({ month: month.value, seed: optionOf(line, 'seed'), size: size.value });
  const report = await verificationReport(context, actor, ask);
  if (!report.ok) return report;
  const { basis, strata, ...rest } = report.value;
  const drawn = strata.flatMap(({ words, sampled }) =>
    sampled.map((row) => [words, `${row.entry}.${row.position}`, row.payee, row.account, poundsText(row.amountPence)]),
  );
  return accepted({
    json: {
      release: basis.release,
      ...rest,
      month: isoOfMonth(rest.month),
      strata: strata.map((one) => ({ ...one, sampled: one.sampled.map(isoSpend) })),
    },
    text: textTable(['Stratum', 'Posting', 'Payee', 'Account', 'Amount'], drawn),
  });
}

async function exported({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const format = optionOf(line, 'format');
  if (format !== 'hledger' && format !== 'csv') {
    return refused({
      code: 'input.invalid',
      message: `--format ${format ?? ''} is not a format of the ledger.`,
      remedy: 'Use --format hledger or --format csv.',
    });
  }
  const report = await ledgerExport(context, actor);
  if (!report.ok) return report;
  const { postings, hledger, basis } = report.value;
  const header = Object.keys(postings[0] ?? { entry: '' });
  const rows = postings.map((posting) => Object.values(posting).map(String));
  const text = format === 'hledger' ? hledger : csvText([header, ...rows]).trimEnd();
  return accepted({ json: { release: basis.release, format, postings: postings.length, text }, text });
}
