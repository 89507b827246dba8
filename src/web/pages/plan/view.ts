import { dayText } from '../../../base/index.ts';
import type { PlanReport, ReportBasis } from '../../../reports/index.ts';
import { decisionAddress, PLANS, planAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, isoDateText } from '../../layout/figures.ts';
import { choice, kept, line, type ShownForm, shownForm, words } from '../../layout/form.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { dueCell } from '../plans/view.ts';

type Given = PlanReport & { readonly basis: ReportBasis };

/** One plan: each action with its outcome measure, milestones, owner, and whom it owes a report. */
export function planView(report: Given): Page<'invented'> {
  const { plan } = report;
  const milestones = plan.actions.flatMap((action) => action.milestones);
  const done = milestones.filter(({ due }) => due === 'done').length;
  return {
    realm: 'invented',
    template: 'plan',
    heading: plan.title,
    caption: plan.kind,
    trail: [...TO_HOME, { text: 'Plans and audits', href: PLANS }],
    tables: [actionsTable(report), milestonesTable(report), reportsTable(report)],
    content: {
      answer: report.isProposed
        ? 'It is proposed: it holds once a committee has decided on it and it is adopted.'
        : `${plan.stopped === null ? '' : `${plan.stopped} Nothing more is entered. `}${String(done)} of ${counted(milestones.length, 'milestone is', 'milestones are')} met.`,
      facts:
        plan.decided === undefined
          ? []
          : [{ name: 'Adopted by', value: plan.decided, href: decisionAddress(plan.decided) }],
      forms: report.mayKeep && plan.stopped === null ? formsOf(report) : [],
      workedOut: [{ name: 'From', value: plan.source, note: plan.status }, ...basisFacts(report.basis)],
    },
  };
}

function actionsTable({ plan }: Given): Table<'invented'> {
  return {
    id: 'actions',
    caption: 'Actions and their outcomes',
    columns: [
      { heading: 'Action', kind: 'text' },
      { heading: 'Owner', kind: 'text' },
      { heading: 'Measured by', kind: 'text' },
      { heading: 'Baseline', kind: 'text' },
      { heading: 'Now', kind: 'text' },
      { heading: 'Target', kind: 'text' },
    ],
    rows: plan.actions.map(({ title, owner, outcome, measured }) => [
      { text: title },
      { text: owner },
      { text: outcome.measure },
      { text: outcome.baseline },
      measured === null
        ? { text: 'not measured yet' }
        : { text: measured.value, note: `${dayText(measured.on)}: ${measured.words}` },
      { text: outcome.target },
    ]),
    whenEmpty: 'The plan has no action.',
  };
}

function milestonesTable({ plan }: Given): Table<'invented'> {
  return {
    id: 'milestones',
    caption: 'Milestones',
    columns: [
      { heading: 'Milestone', kind: 'text' },
      { heading: 'Action', kind: 'text' },
      { heading: 'By', kind: 'date' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: plan.actions.flatMap((action) =>
      action.milestones.map((one) => [
        { text: one.words },
        { text: action.title },
        { text: isoDateText(one.dueOn), csv: one.dueOn },
        dueCell(one.due, one.shown),
      ]),
    ),
    whenEmpty: 'The plan has no milestone.',
  };
}

function reportsTable({ plan }: Given): Table<'invented'> {
  return {
    id: 'reports',
    caption: 'Reports that groups are owed',
    columns: [
      { heading: 'To', kind: 'text' },
      { heading: 'About', kind: 'text' },
      { heading: 'By', kind: 'date' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: plan.actions.flatMap((action) =>
      action.reports.map((one) => [
        { text: one.to },
        { text: action.title },
        { text: isoDateText(one.dueOn), csv: one.dueOn },
        dueCell(one.due, one.shown),
      ]),
    ),
    whenEmpty: 'Nobody is owed a report of it.',
  };
}

/** One value of a choice stands for an action and what of it is entered. */
const BETWEEN = ' / ';

/** The two parts of what was chosen. */
export function chosenParts(text: string): readonly [action: string, what: string, dueOn: string] {
  const [action = '', what = '', dueOn = ''] = text.split(BETWEEN);
  return [action, what, dueOn];
}

function formsOf({ plan }: Given): readonly ShownForm[] {
  const action = `${planAddress(plan.id)}/enter`;
  const milestones = plan.actions.flatMap((of) =>
    of.milestones
      .filter(({ due }) => due !== 'done')
      .map((one) => ({ value: [of.id, one.id].join(BETWEEN), text: `${of.title}: ${one.words}` })),
  );
  const owed = plan.actions.flatMap((of) =>
    of.reports
      .filter(({ due }) => due !== 'done')
      .map((one) => ({
        value: [of.id, one.to, one.dueOn].join(BETWEEN),
        text: `${one.to}, by ${one.dueOn}: ${of.title}`,
      })),
  );
  const actions = plan.actions.map(({ id, title }) => ({ value: id, text: title }));
  const measured = { id: 'measure', heading: 'An outcome was measured', action, button: 'Enter the value' };
  const met = { id: 'meet', heading: 'A milestone was met', action, button: 'It is met' };
  const made = { id: 'report', heading: 'A report was made', action, button: 'It was made' };
  const shows = words('words', 'What shows it');
  return [
    ...(milestones.length === 0
      ? []
      : [shownForm(met, [kept('kind', 'met'), choice('chosen', 'Which', milestones), shows])]),
    shownForm(measured, [
      kept('kind', 'measured'),
      choice('chosen', 'Of which action', actions),
      line('value', 'Value'),
      shows,
    ]),
    ...(owed.length === 0 ? [] : [shownForm(made, [kept('kind', 'reported'), choice('chosen', 'Which', owed), shows])]),
  ];
}
