import { monthText, type Pence, poundsText } from '../../../base/index.ts';
import type { BudgetReport, BudgetRow, ReportBasis } from '../../../reports/index.ts';
import { accountAddress, BUDGET, fundAddress, inMonth, LEDGER, ofHolder } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, instantText, moneyCell } from '../../layout/figures.ts';
import { besideMonths } from '../../layout/ledger-months.ts';
import type { Cell, Link, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = BudgetReport & { readonly basis: ReportBasis };

/** The budget by line at the end of a month: plan, actual, reserved, available, forecast, risk and mitigation. */
export function budgetView(report: Given): Page<'invented'> {
  const { year, month, mayUpload, basis } = report;
  return {
    realm: 'invented',
    template: 'budget',
    heading: report.holder === null ? `Budget ${year}` : `Budget ${year} held by ${holderName(report)}`,
    caption: `To the end of ${monthText(month)}`,
    trail: [...TO_HOME, { text: 'Ledger', href: LEDGER }],
    tables: [linesTable(report), forecastsTable(report), allocationsTable(report), versionsTable(report)],
    content: {
      answer: answerOf(report),
      links: [...besideMonths(BUDGET, month), ...holderLinks(report)],
      upload: mayUpload ? { action: BUDGET, year } : null,
      ifWrong: {
        sentences: [
          'Actual is what stands on the account in the ledger. A wrong posting is reversed by another; a wrong plan is put right by uploading the budget again, and both versions are kept.',
          'Forecasts, risks and mitigations are recorded with the command: commonweal ledger forecast.',
        ],
        links: [],
      },
      workedOut: [
        ...basisFacts(basis),
        { name: 'Available', value: 'Plan of the year less actual less reserved' },
        {
          name: 'Forecast',
          value: 'As recorded; otherwise actual and the larger of what is reserved and what is planned after the month',
        },
      ],
    },
  };
}

function holderName({ holder, lines }: Given): string {
  return lines.find((line) => line.holder === holder)?.holderName ?? holder ?? '';
}

function answerOf({ version, lines, totals }: Given): string {
  if (version === null && lines.length === 0) return 'No budget was uploaded for this year, and nothing was spent.';
  const { planPence, actualPence, reservedPence, availablePence, forecastPence } = totals;
  const over = forecastPence > planPence;
  const gap = poundsText((over ? forecastPence - planPence : planPence - forecastPence) as Pence);
  return `${poundsText(actualPence)} is spent and ${poundsText(reservedPence)} reserved of ${poundsText(planPence)}; ${poundsText(availablePence)} is available. The year is expected to end ${gap} ${over ? 'over' : 'within'} plan.`;
}

function holderLinks({ holders, holder, month }: Given): readonly Link<'invented'>[] {
  const all = holder === null ? [] : [{ text: 'Every holder', href: inMonth(BUDGET, month) }];
  const each = holders.map(({ user, name }) => ({
    text: `Held by ${name}`,
    href: ofHolder(inMonth(BUDGET, month), user),
  }));
  return [...all, ...each];
}

function linesTable({ lines, totals }: Given): Table<'invented'> {
  return {
    id: 'lines',
    caption: 'By line: plan, actual and what is available',
    columns: [
      { heading: 'Line', kind: 'text' },
      { heading: 'Fund', kind: 'text' },
      { heading: 'Plan of the year', kind: 'number' },
      { heading: 'Plan to date', kind: 'number' },
      { heading: 'Actual', kind: 'number', isMain: true },
      { heading: 'Reserved', kind: 'number' },
      { heading: 'Available', kind: 'number' },
    ],
    rows: lines.map(lineRow),
    ...(lines.length === 0 ? {} : { total: [{ text: 'All of these' }, { text: 'every fund' }, ...spentCells(totals)] }),
    whenEmpty: 'There is no line here. A budget comes from the file that the finance lead uploads.',
  };
}

function lineRow(line: BudgetRow): readonly Cell<'invented'>[] {
  const note = line.line === null ? 'no line of the budget' : `held by ${line.holderName ?? 'nobody'}`;
  const [plan, toDate, actual, ...rest] = spentCells(line);
  return [
    { text: line.title, note },
    { text: line.fund, href: fundAddress(line.fund) },
    plan,
    toDate,
    { ...actual, href: accountAddress(line.fund, line.account) },
    ...rest,
  ];
}

type Amounts = BudgetReport['totals'];
type Money = Cell<never>;

function spentCells(of: Amounts): readonly [Money, Money, Money, Money, Money] {
  return [
    moneyCell(of.planPence),
    moneyCell(of.plannedToDatePence),
    moneyCell(of.actualPence),
    moneyCell(of.reservedPence),
    moneyCell(of.availablePence),
  ];
}

function forecastsTable({ lines, totals }: Given): Table<'invented'> {
  const total = [{ text: 'All of these' }, moneyCell(totals.forecastPence), gapCell(totals), ...riskCells(totals)];
  return {
    id: 'forecasts',
    caption: 'By line: what is expected of the year',
    columns: [
      { heading: 'Line', kind: 'text' },
      { heading: 'Forecast', kind: 'number', isMain: true },
      { heading: 'Plan less forecast', kind: 'number' },
      { heading: 'Risk', kind: 'number' },
      { heading: 'Mitigation', kind: 'number' },
    ],
    rows: lines.map((line) => {
      const [risk, mitigation] = riskCells(line);
      const how = line.isForecastRecorded ? 'as recorded' : 'as planned';
      return [
        { text: line.title },
        { ...moneyCell(line.forecastPence), note: how },
        gapCell(line),
        withWords(risk, line.risk),
        withWords(mitigation, line.mitigation),
      ];
    }),
    ...(lines.length === 0 ? {} : { total }),
    whenEmpty: 'Nothing is expected: there is no line here.',
  };
}

function gapCell({ planPence, forecastPence }: Amounts): Money {
  return moneyCell((planPence - forecastPence) as Pence);
}

function riskCells({ riskPence, mitigationPence }: Amounts): readonly [Money, Money] {
  return [moneyCell(riskPence), moneyCell(mitigationPence)];
}

function withWords(cell: Money, words: string | null): Money {
  return words === null || words === '' ? cell : { ...cell, note: words };
}

function allocationsTable({ allocations }: Given): Table<'invented'> {
  return {
    id: 'allocations',
    caption: 'Allocations',
    columns: [
      { heading: 'Allocation', kind: 'text' },
      { heading: 'Fund', kind: 'text' },
      { heading: 'Recurrence', kind: 'text' },
      { heading: 'Amount', kind: 'number' },
    ],
    rows: allocations.map(({ title, fund, recurrence, amountPence }) => [
      { text: title },
      { text: fund, href: fundAddress(fund) },
      { text: recurrence },
      moneyCell(amountPence),
    ]),
    whenEmpty:
      'No allocation is shown. Allocations come with the budget file, and are for those who see the whole ledger.',
  };
}

function versionsTable({ versions }: Given): Table<'invented'> {
  return {
    id: 'versions',
    caption: 'Versions',
    columns: [
      { heading: 'Version', kind: 'text' },
      { heading: 'File', kind: 'text' },
      { heading: 'Uploaded by', kind: 'text' },
      { heading: 'When', kind: 'text' },
    ],
    rows: versions.map(({ version, file, uploadedBy, uploadedAt }) => [
      { text: version },
      { text: file },
      { text: uploadedBy },
      { text: instantText(uploadedAt), csv: uploadedAt },
    ]),
    whenEmpty: `No budget of the year was uploaded: ${counted(0, 'version', 'versions')}.`,
  };
}
