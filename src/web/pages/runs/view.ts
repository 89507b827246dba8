import { financialYearOf, firstDayOf, isoOfMonth, type Month, monthText } from '../../../base/index.ts';
import type { ReportBasis, RunRow, RunsReport } from '../../../reports/index.ts';
import { PAYEES, RECONCILIATIONS, RUNS, runAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, instantText, moneyCell, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

/** Begins the choice of what the year before still owes, in place of a month's own statements. */
export const SETTLE = 'settle ';

type Given = RunsReport & { readonly basis: ReportBasis };

const STAGE_TAG = { prepared: 'grey', certified: 'blue', released: 'green', withdrawn: 'red' } as const;
const STAGE_WORD = {
  prepared: 'Prepared',
  certified: 'Certified',
  released: 'Released',
  withdrawn: 'Withdrawn',
} as const;

/** How far a run has come, in a word and a colour. */
export function stageCell(stage: RunRow['stage']): Cell<never> {
  return { text: STAGE_WORD[stage], tag: STAGE_TAG[stage] };
}

/** The same of a run that another may have taken the place of, or of which every payment was found. */
export function standingCell({
  stage,
  state,
  replacedBy,
}: Pick<RunRow, 'stage' | 'state' | 'replacedBy'>): Cell<never> {
  if (state === 'reconciled') return { text: 'Reconciled', tag: 'green' };
  return replacedBy === null ? stageCell(stage) : { text: 'Replaced', note: `by ${replacedBy}`, tag: 'grey' };
}

/** Practices that wait, and lines that are held. */
function notPaidCell({ exceptions, heldLines }: RunRow): Cell<never> {
  const practices = { text: counted(exceptions, 'practice', 'practices'), csv: String(exceptions) };
  return heldLines === 0 ? practices : { ...practices, note: counted(heldLines, 'line held', 'lines held') };
}

/** Runs as a table, newest first. */
export function runsTable(runs: readonly RunRow[]): Table<'invented'> {
  return {
    id: 'runs',
    caption: 'Payment runs',
    columns: [
      { heading: 'Month', kind: 'text' },
      { heading: 'Stage', kind: 'text' },
      { heading: 'Statements', kind: 'number' },
      { heading: 'Not paid', kind: 'number' },
      { heading: 'Total', kind: 'number' },
      { heading: 'Prepared', kind: 'text' },
    ],
    rows: runs.map((run) => [
      { text: monthText(run.month), href: runAddress(run.id) },
      standingCell(run),
      countCell(run.statements),
      notPaidCell(run),
      moneyCell(run.totalPence),
      { text: run.preparedBy, note: instantText(run.preparedAt) },
    ]),
    whenEmpty:
      'No month has been prepared for payment yet. The finance lead prepares a run; somebody else certifies it, then it is released.',
  };
}

/** Months of which something is to be paid, the newest first, and the settlement of the year before while it can be. */
function choicesOf({ monthsToPrepare, monthToSettle }: Given) {
  const months = monthsToPrepare.toReversed().map((month) => ({ value: isoOfMonth(month), text: monthText(month) }));
  if (monthToSettle === null) return months;
  const { label } = financialYearOf(firstDayOf((monthToSettle - MONTHS_TO_SETTLE) as Month));
  const text = `Settlement of ${label}, paid in ${monthText(monthToSettle)}`;
  return [...months, { value: `${SETTLE}${isoOfMonth(monthToSettle)}`, text }];
}

/** A year is settled in the three months after it. */
const MONTHS_TO_SETTLE = 3;

/** Payment runs, newest first, and for those who may the months that can be prepared. */
export function runsView(report: Given): Page<'invented'> {
  const { runs, mayPrepare } = report;
  const choices = choicesOf(report);
  const waiting = runs.filter(
    (run) => (run.stage === 'prepared' || run.stage === 'certified') && run.replacedBy === null,
  ).length;
  return {
    realm: 'invented',
    template: 'runs',
    heading: 'Payment runs',
    trail: TO_HOME,
    tables: [runsTable(runs)],
    content: {
      answer:
        runs.length === 0
          ? 'No month has been prepared for payment yet.'
          : `${counted(runs.length, 'run', 'runs')}, of which ${wholeText(waiting)} not released yet.`,
      prepare:
        mayPrepare && choices.length > 0
          ? {
              action: RUNS,
              months: choices,
              words:
                'Preparing works out every practice’s statement for the month and freezes what is still to be paid. It pays nothing: somebody else has to certify it first.',
            }
          : null,
      places: [
        { text: 'Payees', href: PAYEES, note: 'Who is paid, by which route, and bank details' },
        { text: 'Reconciliation', href: RECONCILIATIONS, note: 'What PCSE, ISFE and the bank say was paid' },
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}
