import {
  type ActionContext,
  type EnterIntelligenceAsk,
  enterIntelligence,
  keepQualityCase,
  noteQualityCase,
  type OpenQualityCaseAsk,
  openQualityCase,
  type QualityCaseAsk,
} from '../actions/index.ts';
import { type Actor, accepted, day, isoOfDay, type OdsCode, type Outcome, odsCode } from '../base/index.ts';
import { casesKept, intelligenceKept } from '../monitoring/index.ts';
import { assuranceAreaReport, assurancePracticeReport, type ReportContext, signalNamed } from '../reports/index.ts';
import { callOnce, holdMeeting, type PlannedItem } from './hold-meeting.ts';
import { saysAllOf } from './once.ts';

const GROUP = 'quality-monitoring';
const [MET_ON, NEXT_ON] = ['2026-03-10', '2026-05-12'];
/** The results on which the first case was opened. */
const SIGNALS_AT = day('2025-03-31');
const CALLED = {
  startsAt: '09:30',
  endsAt: '11:00',
  place: 'Committee room 2, Demonstration House',
  inCommonWith: null,
};

type ActorNamed = (user: string) => Actor;

/** A step of a case: by whom, and on which day. */
type Step = { readonly by: string; readonly on: string; readonly entry: QualityCaseAsk };
type PlannedCase = {
  readonly opened: OpenQualityCaseAsk;
  readonly on: string;
  readonly steps: readonly Step[];
  readonly given?: number;
};

const TELEPHONES: PlannedCase = {
  on: '2026-03-10',
  opened: {
    practice: odsCode('X00036'),
    title: 'Waiting on the telephone',
    words: 'Three sources say the same, and the practice was not asked yet.',
    signals: [
      { kind: 'other', words: 'Patients, the participation group and Healthwatch say that calls wait for long.' },
    ],
    seenBy: null,
  },
  steps: [
    {
      by: 'quality',
      on: '2026-03-24',
      entry: {
        ...{ kind: 'triaged', priority: 'soon', lead: 'quality', accountBy: '2026-04-24' },
        words: 'Ask the practice what it sees itself before anything is agreed.',
      },
    },
  ],
};

const LATE_PLAN: PlannedCase = {
  on: '2025-06-10',
  opened: {
    practice: odsCode('X00045'),
    title: 'A development plan that does not come',
    words: 'The plan that was promised for the year has been late twice.',
    signals: [
      { kind: 'late', words: 'The development plan for 2025/26 was due on 30 April 2025 and was not received.' },
    ],
    seenBy: null,
  },
  steps: [
    {
      by: 'quality',
      on: '2025-06-24',
      entry: {
        ...{ kind: 'triaged', priority: 'routine', lead: 'quality', accountBy: '2025-07-22' },
        words: 'Ask what stands in its way.',
      },
    },
    {
      by: 'quality',
      on: '2025-08-05',
      entry: { kind: 'heard', isGiven: false, words: 'Asked by letter and by telephone.' },
    },
    {
      by: 'quality',
      on: '2025-09-16',
      entry: {
        kind: 'supported',
        support: {
          what: 'plan',
          words: 'Write the plan together, in two sittings.',
          owner: 'quality',
          dueOn: '2025-11-28',
        },
        reviewOn: '2026-01-13',
      },
    },
    {
      by: 'quality',
      on: '2026-01-13',
      entry: {
        kind: 'reviewed',
        finding: 'no better',
        words: 'One of two sittings was held; there is no plan.',
        reviewOn: '2026-02-10',
      },
    },
    {
      by: 'quality',
      on: '2026-02-10',
      entry: {
        ...{ kind: 'escalated', to: 'formal-discussion', body: 'the monitoring group', reviewOn: '2026-05-12' },
        words: 'Help alone has not led to a plan.',
      },
    },
  ],
};

/** What is done on the case that was opened on results. */
const HELPED: readonly Step[] = [
  {
    by: 'quality',
    on: '2025-05-20',
    entry: {
      ...{ kind: 'triaged', priority: 'soon', lead: 'quality', accountBy: '2025-06-17' },
      words: 'Far from the others, and reliably so: ask the practice.',
    },
  },
  {
    by: 'quality',
    on: '2025-06-10',
    entry: {
      ...{ kind: 'heard', isGiven: true },
      words:
        'The practice writes that recall stopped when its nurse left, and that invitations go out again since April.',
    },
  },
  {
    by: 'quality',
    on: '2025-06-24',
    entry: {
      kind: 'supported',
      support: {
        what: 'mentor',
        words: 'A nurse of a practice that is far better shows how it recalls.',
        owner: 'quality',
        dueOn: '2025-09-30',
      },
      reviewOn: '2025-12-09',
    },
  },
  {
    by: 'quality',
    on: '2025-12-09',
    entry: {
      ...{ kind: 'reviewed', finding: 'better', reviewOn: '2026-06-09' },
      words: 'Recall runs every month; whether results follow is to be seen after March.',
    },
  },
];

const TOLD: readonly (EnterIntelligenceAsk & { readonly by: string; readonly on: string })[] = [
  {
    ...{
      by: 'healthwatch',
      on: '2026-02-20',
      practice: odsCode('X00036'),
      source: 'Healthwatch',
      standing: 'allegation',
    },
    ...{ sensitivity: 'ordinary', seenBy: [], keptUntil: '2027-02-28', qualityCase: null, corrects: null },
    words: 'Several people say that nobody answers in the first hour of the morning.',
  },
  {
    ...{ by: 'lmc', on: '2026-03-03', practice: odsCode('X00045'), source: 'member of the group', standing: 'fact' },
    ...{ sensitivity: 'ordinary', seenBy: [], keptUntil: '2027-03-31', qualityCase: null, corrects: null },
    words: 'The practice has been without a manager since December.',
  },
  {
    ...{ by: 'guardian', on: '2026-03-05', practice: odsCode('X00012'), source: 'staff of the practice' },
    ...{ standing: 'allegation', sensitivity: 'whistleblowing', seenBy: ['quality', 'nurse'], keptUntil: '2028-03-31' },
    ...{ qualityCase: null, corrects: null, words: 'Test results are said to be filed before anybody has read them.' },
  },
];

const LOOKED_AT: PlannedItem = {
  agenda: { title: 'Signals and cases', purpose: 'information', matter: null, names: [] },
  cover: {
    ...{ decisionSought: 'None: the group agrees support and decides nothing.', money: 'None.', conflicts: 'None.' },
    ...{
      involvement: 'Healthwatch and participation groups send what they hear.',
      equality: 'None.',
      risk: 'One plan is late.',
    },
  },
  paper: 'Signals that arrived, cases that are open, and what is due for review.',
  note: 'The group opened one case and asked the practice for its own account.',
};

/**
 * Gives the demonstration's monitoring group a meeting that was held and one that is called, soft intelligence, and three cases: one
 * that was reviewed, one that waits for the practice, and one that was escalated. All through the doors that anybody uses; what was
 * done before is found done and kept.
 */
export async function keepMonitoring(
  context: ActionContext,
  reports: ReportContext,
  actor: ActorNamed,
): Promise<Outcome<undefined>> {
  const first = await firstCase(reports, actor('quality'));
  const helped = first === undefined ? [] : [{ on: '2025-05-06', opened: first, steps: HELPED, given: 4 }];
  for (const planned of [...helped, LATE_PLAN, TELEPHONES]) {
    const kept = await keepPlanned(context, actor, planned);
    if (!kept.ok) return kept;
  }
  const known = await context.store.read((db) => intelligenceKept(db, context.businessDate));
  for (const { by, on, ...ask } of TOLD.filter(({ words }) => !known.some((one) => one.words === words))) {
    const told = await enterIntelligence({ ...context, businessDate: day(on) }, actor(by), ask);
    if (!told.ok) return told;
  }
  const people = { secretary: actor('secretary'), chair: actor('quality') };
  const present = { chair: '09:25', 'vice-chair': '09:26', LMC: '09:27' };
  const met = { ...CALLED, startsAt: '09:20', committee: GROUP, on: MET_ON, present, items: [LOOKED_AT] };
  const held = await holdMeeting(context, people, met);
  if (!held.ok) return held;
  const called = await callOnce(context, actor('secretary'), { ...CALLED, committee: GROUP, on: NEXT_ON });
  return called.ok ? accepted(undefined) : called;
}

async function keepPlanned(
  context: ActionContext,
  actor: ActorNamed,
  { opened, on, steps, given }: PlannedCase,
): Promise<Outcome<unknown>> {
  const at = (iso: string): ActionContext => ({ ...context, businessDate: day(iso) });
  const earlier = (await context.store.read(casesKept)).find(({ practice, title }) => {
    return practice === opened.practice && title === opened.title;
  });
  const found = earlier === undefined ? await openQualityCase(at(on), actor('quality'), opened) : accepted(earlier);
  if (!found.ok) return found;
  const { id, steps: before, support } = found.value;
  for (const step of steps.filter(({ entry }) => !before.some(({ says }) => saysAllOf(says, entry)))) {
    const taken = await keepQualityCase(at(step.on), actor(step.by), { case: id, entry: step.entry });
    if (!taken.ok) return taken;
  }
  if (given === undefined || support.some((one) => one.number === given && one.given !== null)) return found;
  const note = {
    kind: 'given',
    on: '2025-09-23',
    words: 'Two mornings together; the recall list is worked through.',
  } as const;
  return noteQualityCase(at('2025-09-30'), actor('quality'), { case: id, number: given, note });
}

/**
 * The first case: on the result that was furthest for the worse, or, where chance sets nobody apart, on one about which a practice
 * asked for help itself. Undefined where no practice has a figure.
 */
async function firstCase(reports: ReportContext, quality: Actor): Promise<OpenQualityCaseAsk | undefined> {
  const area = await assuranceAreaReport(reports, quality, { periodEnd: SIGNALS_AT });
  const worst = area.ok ? area.value.outliers.find(({ judged }) => judged.value.side === 'worse') : undefined;
  const chosen = worst ?? (await firstFigure(reports, quality));
  if (chosen === undefined) return undefined;
  const reference = `result ${chosen.practice} ${chosen.indicator} ${isoOfDay(SIGNALS_AT)}`;
  const named = await signalNamed(reports, quality, { reference });
  if (!named.ok) return undefined;
  return {
    practice: named.value.practice,
    title: worst === undefined ? 'A practice that asked for help with recall' : 'Far from the others',
    words:
      worst === undefined
        ? 'Chance sets nobody apart here; the practice asked itself.'
        : 'More than chance, and nobody knows why.',
    signals: [named.value.signal],
    seenBy: null,
  };
}

type Chosen = { readonly practice: OdsCode; readonly indicator: string };

async function firstFigure(reports: ReportContext, quality: Actor): Promise<Chosen | undefined> {
  for (const { code: practice } of reports.register.practices()) {
    const profile = await assurancePracticeReport(reports, quality, { practice, periodEnd: SIGNALS_AT });
    const row = profile.ok ? profile.value.rows.find(({ rate }) => rate.value.kind === 'rate') : undefined;
    if (row !== undefined) return { practice, indicator: row.indicator };
  }
  return undefined;
}
