import { dayText } from '../../../base/index.ts';
import type { AnnualReviewReport, ReportBasis } from '../../../reports/index.ts';
import {
  ANNUAL_REVIEW,
  CASES,
  CONTRACTS,
  DECISIONS,
  INTERESTS,
  MEETINGS,
  PLANS,
  PROCUREMENTS,
  planAddress,
  withQuery,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { recommendationsTable } from '../plans/view.ts';

type Given = AnnualReviewReport & { readonly basis: ReportBasis };

/** The year of a delegation as the registers have it: committees, decisions, cases, plans and audits. */
export function annualReviewView(report: Given): Page<'invented'> {
  const { year, committees } = report;
  const held = committees.reduce((sum, one) => sum + one.held, 0);
  const startYear = Number(year.label.slice(0, 4));
  return {
    realm: 'invented',
    template: 'annual-review',
    heading: `Annual review of delegation, ${year.label}`,
    trail: [...TO_HOME, { text: 'Plans and audits', href: PLANS }],
    tables: [committeesTable(report), figuresTable(report), plansTable(report), recommendationsTable(report)],
    content: {
      answer: `From ${dayText(year.start)} to ${dayText(year.end)} committees held ${counted(held, 'meeting', 'meetings')}. Every number is counted from the registers as they are kept.`,
      links: [
        { text: 'Meetings', href: MEETINGS },
        { text: 'Decisions', href: DECISIONS },
        { text: 'Interests', href: INTERESTS },
        { text: 'Cases', href: CASES },
        { text: 'Procurements', href: PROCUREMENTS },
        { text: 'Contracts', href: CONTRACTS },
        { text: 'The year before', href: withQuery(ANNUAL_REVIEW, `year=${yearText(startYear - 1)}`) },
        { text: 'The year after', href: withQuery(ANNUAL_REVIEW, `year=${yearText(startYear + 1)}`) },
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

function yearText(start: number): string {
  return `${String(start)}-${String((start + 1) % 100).padStart(2, '0')}`;
}

function committeesTable({ committees }: Given): Table<'invented'> {
  return {
    id: 'committees',
    caption: 'Committees',
    columns: [
      { heading: 'Committee', kind: 'text' },
      { heading: 'Meetings', kind: 'number' },
      { heading: 'Decisions', kind: 'number' },
      { heading: 'Seats that came', kind: 'number' },
    ],
    rows: committees.map(({ committee, held, inPublic, decided, attended, seats }) => [
      { text: committee, note: inPublic ? 'in public' : 'in private' },
      { text: String(held) },
      { text: String(decided) },
      { text: String(attended), note: `of ${String(seats)}` },
    ]),
    whenEmpty: 'No committee met or decided in the year.',
  };
}

function figuresTable({ figures }: Given): Table<'invented'> {
  return {
    id: 'figures',
    caption: 'What was done',
    columns: [
      { heading: 'Of', kind: 'text' },
      { heading: 'What', kind: 'text' },
      { heading: 'Number', kind: 'number' },
    ],
    rows: figures.map(({ part, what, count }) => [{ text: part }, { text: what }, { text: String(count) }]),
    whenEmpty: 'Nothing was entered in the year.',
  };
}

function plansTable({ plans }: Given): Table<'invented'> {
  return {
    id: 'plans',
    caption: 'Plans as they stand now',
    columns: [
      { heading: 'Action', kind: 'text' },
      { heading: 'Plan', kind: 'text' },
      { heading: 'Outcome now', kind: 'text' },
      { heading: 'Target', kind: 'text' },
      { heading: 'Milestones met', kind: 'number' },
    ],
    rows: plans.flatMap((plan) =>
      plan.actions.map(({ title, measured, outcome, milestones }) => [
        { text: title, note: outcome.measure },
        { text: plan.title, href: planAddress(plan.id) },
        { text: measured?.value ?? 'not measured yet' },
        { text: outcome.target },
        {
          text: String(milestones.filter(({ due }) => due === 'done').length),
          note: `of ${String(milestones.length)}`,
        },
      ]),
    ),
    whenEmpty: 'No plan is kept.',
  };
}
