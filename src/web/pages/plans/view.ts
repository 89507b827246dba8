import type { PlanStanding, PlansReport, Recommendation, ReportBasis } from '../../../reports/index.ts';
import { AUDITS, RISKS } from '../../../reports/index.ts';
import { ANNUAL_REVIEW, decisionAddress, MEETINGS, PLANS, planAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, isoDateText, sentenceCase } from '../../layout/figures.ts';
import { choice, kept, line, oneDay, type ShownForm, shownForm, words } from '../../layout/form.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = PlansReport & { readonly basis: ReportBasis };

/** What the commissioner has set itself to do, whom it owes a report, and what audits recommended. */
export function plansView(report: Given): Page<'invented'> {
  const late = report.plans.flatMap(milestonesOf).filter(({ due }) => due === 'overdue').length;
  const open = report.recommendations.filter(({ shown }) => shown === null).length;
  return {
    realm: 'invented',
    template: 'plans',
    heading: 'Plans and audits',
    trail: [...TO_HOME, { text: 'Meetings', href: MEETINGS }],
    tables: [plansTable(report), owedTable(report), recommendationsTable(report), proposedTable(report)],
    content: {
      answer: `${counted(late, 'milestone is', 'milestones are')} overdue; ${counted(open, 'recommendation', 'recommendations')} of audits ${open === 1 ? 'is' : 'are'} open.`,
      links: [{ text: 'Annual review', href: ANNUAL_REVIEW }],
      hasProposed: report.proposed.length > 0,
      forms: report.mayKeep ? [...adoptingForms(report), ...auditForms(report)] : [],
      workedOut: [...proposedFrozen(report), ...basisFacts(report.basis)],
    },
  };
}

function milestonesOf({ actions }: PlanStanding) {
  return actions.flatMap(({ milestones }) => milestones);
}

function plansTable({ plans }: Given): Table<'invented'> {
  return {
    id: 'plans',
    caption: 'Plans',
    columns: [
      { heading: 'Plan', kind: 'text' },
      { heading: 'Actions', kind: 'number' },
      { heading: 'Milestones met', kind: 'number' },
      { heading: 'Overdue', kind: 'number' },
    ],
    rows: plans.map((plan) => {
      const milestones = milestonesOf(plan);
      const number = (due: string) => milestones.filter((one) => one.due === due).length;
      return [
        { text: plan.title, href: planAddress(plan.id), note: plan.kind },
        { text: String(plan.actions.length) },
        { text: String(number('done')), note: `of ${String(milestones.length)}` },
        { text: String(number('overdue')) },
      ];
    }),
    whenEmpty: 'No plan is kept. Plans appear when they are defined.',
  };
}

const DUE_TAGS = { done: 'green', 'to come': 'blue', overdue: 'red' } as const;

/** How something that is due stands. */
export function dueCell(due: keyof typeof DUE_TAGS, shown: string | null): Cell<'invented'> {
  return { text: due, tag: DUE_TAGS[due], ...(shown === null ? {} : { note: shown }) };
}

function owedTable({ plans }: Given): Table<'invented'> {
  const owed = plans.flatMap((plan) =>
    plan.actions.flatMap((action) => action.reports.map((one) => ({ plan, action, one }))),
  );
  return {
    id: 'owed',
    caption: 'Reports that groups are owed',
    columns: [
      { heading: 'To', kind: 'text' },
      { heading: 'About', kind: 'text' },
      { heading: 'By', kind: 'date' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: owed
      .toSorted((a, b) => (a.one.dueOn < b.one.dueOn ? -1 : 1))
      .map(({ plan, action, one }) => [
        { text: one.to },
        { text: action.title, href: planAddress(plan.id) },
        { text: isoDateText(one.dueOn), csv: one.dueOn },
        dueCell(one.due, one.shown),
      ]),
    whenEmpty: 'Nobody is owed a report.',
  };
}

export function recommendationsTable({
  recommendations,
}: {
  readonly recommendations: readonly Recommendation[];
}): Table<'invented'> {
  return {
    id: 'recommendations',
    caption: 'Recommendations of audits',
    columns: [
      { heading: 'Recommendation', kind: 'text' },
      { heading: 'Audit', kind: 'text' },
      { heading: 'Risk', kind: 'text' },
      { heading: 'Owner', kind: 'text' },
      { heading: 'By', kind: 'date' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: recommendations.map(({ id, words: said, audit, report, risk, owner, dueOn, shown, isOverdue }) => [
      { text: said, note: id },
      { text: audit, note: report },
      { text: risk },
      { text: owner },
      { text: isoDateText(dueOn), csv: dueOn },
      dueCell(shown !== null ? 'done' : isOverdue ? 'overdue' : 'to come', shown),
    ]),
    whenEmpty: 'No audit has recommended anything yet.',
  };
}

const STANDING_TAGS = { 'not decided': 'yellow', 'to be adopted': 'blue', adopted: 'green', stopped: 'red' } as const;

function proposedTable({ proposed }: Given): Table<'invented'> {
  return {
    id: 'proposed',
    caption: 'Plans that are proposed',
    columns: [
      { heading: 'Plan', kind: 'text' },
      { heading: 'Proposed by', kind: 'text' },
      { heading: 'Standing', kind: 'text' },
      { heading: 'Decision', kind: 'text' },
    ],
    rows: proposed.map(({ subject, title, kind, proposedBy, decision, standing }) => [
      { text: title, href: planAddress(subject), note: `${kind}: ${subject}` },
      { text: proposedBy },
      { text: standing, tag: STANDING_TAGS[standing] },
      decision === null ? { text: 'none yet' } : { text: decision, href: decisionAddress(decision) },
    ]),
    whenEmpty: 'No plan is proposed.',
  };
}

/** What an agenda item says of each, so that exactly it is decided on. */
function proposedFrozen({ proposed }: Given) {
  return proposed.map(({ subject, contentHash }) => ({
    name: `${subject}, as proposed (SHA-256)`,
    value: contentHash,
  }));
}

/** One form for each plan that a committee has decided on and nobody has adopted yet. */
function adoptingForms({ proposed }: Given): readonly ShownForm[] {
  return proposed
    .filter(({ standing }) => standing === 'to be adopted')
    .map(({ subject, title, decision }) => {
      const hint = `It was decided on as ${decision}, and holds from the day on which somebody other than who proposed it adopts it.`;
      const form = {
        id: `adopt-${subject.replaceAll(' ', '-')}`,
        heading: `Adopt: ${title}`,
        hint,
        button: 'Adopt it',
      };
      return shownForm({ ...form, action: `${PLANS}/adopt`, isMain: true }, [kept('plan', subject)]);
    });
}

function auditForms({ recommendations }: Given): readonly ShownForm[] {
  const open = recommendations
    .filter(({ shown }) => shown === null)
    .map(({ id, words: said }) => ({ value: id, text: `${id}: ${said}` }));
  const recommended = {
    id: 'recommend',
    heading: 'An audit recommended something',
    action: `${PLANS}/recommend`,
    button: 'Enter the recommendation',
  };
  const done = {
    id: 'implement',
    heading: 'A recommendation was done',
    action: `${PLANS}/implement`,
    button: 'It is done',
  };
  return [
    shownForm(recommended, [
      choice(
        'audit',
        'Whose audit',
        AUDITS.map((each) => ({ value: each, text: sentenceCase(each) })),
      ),
      line('report', 'Which report'),
      words('words', 'What it recommends'),
      choice('risk', 'Risk', RISKS),
      line('owner', 'Who does it'),
      oneDay('dueOn', 'By which day'),
    ]),
    ...(open.length === 0
      ? []
      : [shownForm(done, [choice('recommendation', 'Which', open), words('words', 'What shows it')])]),
  ];
}
