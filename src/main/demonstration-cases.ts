import {
  type ActionContext,
  type CaseNote,
  keepPlan,
  keepRecommendation,
  noteCase,
  noteProcurement,
  openCase,
  openProcurement,
  stepCase,
} from '../actions/index.ts';
import { type Actor, accepted, day, type Outcome, odsCode } from '../base/index.ts';
import { type Case, caseNamed, casesKept, procurementsKept, recommendationsKept } from '../governance/index.ts';
import { inTurn, once, saysAllOf } from './once.ts';

/** Everybody's part in the demonstration's cases, by user. */
type ActorNamed = (user: string) => Actor;

/** What happens with a case, by whom and when: its opening, then each entry and step. */
type PlannedCase = {
  readonly kind: string;
  readonly practice: string;
  readonly by: string;
  readonly on: string;
  readonly form: Readonly<Record<string, string>>;
  readonly after: readonly {
    readonly by: string;
    readonly on: string;
    readonly note?: CaseNote;
    readonly step?: string;
  }[];
};

const shown = (on: string, evidence: string, words: string) => {
  return { by: 'contracts', on, note: { kind: 'evidenced', evidence, words } } as const;
};
const scored = (criterion: string, score: number, words: string) => {
  return { by: 'contracts', on: '2026-04-02', note: { kind: 'scored', criterion, score, words } } as const;
};
const engaged = (step: string, words: string) => {
  return { by: 'contracts', on: '2026-03-24', note: { kind: 'engaged', step, words } } as const;
};

const LIST_CLOSURE: PlannedCase = {
  ...{ kind: 'list-closure', practice: 'X00045', by: 'manager-x00045', on: '2026-03-30' },
  form: {
    ...{
      tried: 'Two locums and a shared rota since autumn; the queue grew all the same',
      from: '2026-05-01',
      months: '6',
    },
    ...{
      patients: 'The participation group would rather wait longer than be sent on',
      others: 'Two neighbours have room',
    },
    ...{ support: 'Help to recruit a partner', reopening: 'When the second partner begins in autumn' },
  },
  after: [
    { by: 'contracts', on: '2026-04-02', step: 'acknowledge' },
    { ...shown('2026-04-07', 'workload', 'Appointments and list, April 2025 to March 2026'), by: 'manager-x00045' },
  ],
};

const MERGER: PlannedCase = {
  ...{ kind: 'merger', practice: 'X00005', by: 'contracts', on: '2026-03-02' },
  form: {
    ...{ absorbed: 'X00008', on: '2026-10-01', reasons: 'Two partners retire, and the practices share a building' },
    ...{ patients: 'One reception and one telephone number', records: 'Both use one system already' },
  },
  after: [
    { by: 'contracts', on: '2026-03-05', step: 'acknowledge' },
    shown('2026-03-20', 'business-case', 'Business case of March 2026'),
    shown('2026-03-20', 'partnership', 'Both agreements, signed in February'),
    engaged('audience', 'Everybody on both lists, and carers of people at home'),
    engaged('representation', 'Both participation groups name two people each'),
    engaged('local-views', 'Two open evenings in March'),
    {
      ...{ by: 'contracts', on: '2026-03-24' },
      note: { kind: 'waived', step: 'insight', words: 'The survey of January asked both lists the same questions' },
    },
    {
      ...{ by: 'contracts', on: '2026-04-01' },
      note: {
        kind: 'consultation',
        isRequired: false,
        words: 'Nobody travels further and no service ends',
        outcome: null,
      },
    },
  ],
};

const PREMISES: PlannedCase = {
  ...{ kind: 'premises', practice: 'X00036', by: 'manager-x00036', on: '2026-03-09' },
  form: {
    ...{ what: 'Two more consulting rooms', yearly: '18500', without: 'Nurses go on sharing one room' },
    ...{ from: '2026-07', months: '33' },
  },
  after: [
    { by: 'contracts', on: '2026-03-12', step: 'acknowledge' },
    shown('2026-03-30', 'survey', 'Survey of February 2026'),
    shown('2026-03-30', 'valuation', 'Report of the district valuer, March 2026'),
    scored('condition', 3, 'Sound, but without a lift'),
    scored('growth', 4, 'Six in a hundred more people in two years'),
    scored('access', 4, 'A bus stops outside'),
    scored('strategy', 3, 'Named in the estates strategy as a second choice'),
    scored('value', 3, 'As the valuer says'),
    scored('readiness', 5, 'Planning permission is given'),
    { by: 'contracts', on: '2026-04-07', step: 'assess' },
  ],
};

const NOTICE: PlannedCase = {
  ...{ kind: 'remedial-notice', practice: 'X00027', by: 'contracts', on: '2026-04-08' },
  form: {
    ...{ breach: 'The surgery was closed on four Wednesday afternoons in March', clause: 'clause 7: core hours' },
    ...{ remedy: 'Open in core hours, and say how that is kept to', days: '28' },
  },
  after: [shown('2026-04-09', 'breach', 'Log of calls, March 2026')],
};

/** What a committee granted a practice in autumn, from the day on which it asked to that on which a committee can decide. */
const SUPPORT: PlannedCase = {
  ...{ kind: 'discretionary-payment', practice: 'X00023', by: 'contracts', on: '2025-08-28' },
  form: {
    ...{ purpose: 'Two sessions of a salaried doctor while a partner is ill', amount: '1800', from: '2025-10' },
    ...{ months: '6', outcomes: 'Nobody waits for longer than two weeks in winter' },
  },
  after: [
    { by: 'contracts', on: '2025-08-29', step: 'acknowledge' },
    shown('2025-09-01', 'accounts', 'Accounts of 2024/25, seen by the finance team'),
    shown('2025-09-01', 'memorandum', 'Memorandum signed on 29 August 2025'),
    shown('2025-09-01', 'alternatives', 'Two agencies and the network were asked, without success'),
    { by: 'contracts', on: '2025-09-02', step: 'assess' },
  ],
};

/** Opens the case of support, ready to be decided on. */
export function openSupport(context: ActionContext, actor: ActorNamed): Promise<Outcome<Case>> {
  return keepPlannedCase(context, actor, SUPPORT);
}

/** Records that support was granted and has somebody else sign it, so that it is paid from the month to come. */
export function grantSupport(context: ActionContext, actor: ActorNamed): Promise<Outcome<Case>> {
  const after = [
    ...SUPPORT.after,
    { by: 'contracts', on: '2025-09-17', step: 'grant' },
    { by: 'finance', on: '2025-09-18', step: 'put into effect' },
  ];
  return keepPlannedCase(context, actor, { ...SUPPORT, after });
}

/**
 * Gives the demonstration cases at different stages, a procurement and what was done on its plans, through the doors that anybody
 * uses. What was done before is found done and kept.
 */
export async function keepCases(context: ActionContext, actor: ActorNamed): Promise<Outcome<undefined>> {
  for (const planned of [MERGER, PREMISES, LIST_CLOSURE, NOTICE]) {
    const kept = await keepPlannedCase(context, actor, planned);
    if (!kept.ok) return kept;
  }
  return keepOthers(context, actor);
}

async function keepPlannedCase(
  context: ActionContext,
  actor: ActorNamed,
  planned: PlannedCase,
): Promise<Outcome<Case>> {
  const at = (iso: string): ActionContext => ({ ...context, businessDate: day(iso) });
  const { kind, practice, by, on, form, after } = planned;
  const earlier = (await context.store.read(casesKept)).find(({ state }) => {
    return state.rules.id === kind && state.practice === practice && saysAllOf(state.form, form);
  });
  const opened =
    earlier === undefined
      ? await openCase(at(on), actor(by), { kind, practice: odsCode(practice), form })
      : accepted(earlier);
  if (!opened.ok) return opened;
  const { id } = opened.value;
  const enter = (says: object, act: () => Promise<Outcome<unknown>>) =>
    once(context.store, { book: 'cases', subject: id }, says, act);
  for (const { by: user, on: iso, note, step } of after) {
    const done = await inTurn(
      ...(note === undefined ? [] : [() => enter(note, () => noteCase(at(iso), actor(user), { case: id, note }))]),
      ...(step === undefined
        ? []
        : [
            () => enter({ kind: 'stepped', step }, () => stepCase(at(iso), actor(user), { case: id, step, words: '' })),
          ]),
    );
    if (!done.ok) return done;
  }
  return context.store.read((db) => caseNamed(db, id));
}

async function keepOthers(context: ActionContext, actor: ActorNamed): Promise<Outcome<undefined>> {
  const at = (iso: string): ActionContext => ({ ...context, businessDate: day(iso) });
  const [contracts, secretary] = [actor('contracts'), actor('secretary')];
  const earlier = (await context.store.read(procurementsKept))[0];
  const opened =
    earlier === undefined
      ? await openProcurement(at('2026-03-16'), contracts, {
          ...{
            route: 'direct-award-c',
            title: 'Minor surgery in the community',
            contract: 'any',
            isNew: false,
            valuePence: 96_000_00,
          },
          ...{ description: 'Minor surgery for practices that do none of their own', clinicalLead: 'Dr Hilary Ward' },
          ...{
            contractManager: 'Clause Paragraph',
            reason: 'The provider does well, and nothing about the contract changes',
          },
        })
      : accepted(earlier);
  if (!opened.ok) return opened;
  const note = { kind: 'notice', notice: 'intention', publishedOn: '2026-04-07', words: 'Notice 2026/17' } as const;
  const procurement = opened.value.id;
  const noted = await once(context.store, { book: 'procurements', subject: procurement }, note, () =>
    noteProcurement(at('2026-04-07'), contracts, { procurement, note }),
  );
  if (!noted.ok) return noted;
  for (const [on, milestone, words] of [
    ['2025-04-29', 'terms', 'Minutes of 29 April 2025'],
    ['2025-06-27', 'register', 'On the site from 27 June 2025'],
  ] as const) {
    const entry = { kind: 'met', action: 'governance', milestone, words } as const;
    const met = await once(context.store, { book: 'plans', subject: 'co-commissioning' }, entry, () =>
      keepPlan(at(on), secretary, { plan: 'co-commissioning', entry }),
    );
    if (!met.ok) return met;
  }
  if ((await context.store.read((db) => recommendationsKept(db, context.businessDate))).length > 0) {
    return accepted(undefined);
  }
  const recommended = await keepRecommendation(at('2025-12-15'), secretary, {
    ...{
      audit: 'internal',
      report: 'Conflicts of interest, 2025/26',
      words: 'Ask members again in the week they are appointed',
    },
    ...{ risk: 'medium', owner: 'Minnie Minute', dueOn: '2026-03-31' },
  });
  return recommended.ok ? accepted(undefined) : recommended;
}
