import {
  type ActionContext,
  type InterestAsk,
  keepInterest,
  proposeVariation,
  recordBreach,
} from '../actions/index.ts';
import {
  type Actor,
  accepted,
  day,
  exact,
  month,
  type Outcome,
  odsCode,
  pence,
  penceFromPounds,
  poundsText,
} from '../base/index.ts';
import {
  amountOfCase,
  type Breach,
  type Case,
  caseHash,
  EVERY_PRACTICE,
  type InterestDetails,
  type Matter,
} from '../governance/index.ts';
import { grantSupport, openSupport } from './demonstration-cases.ts';
import { callOnce, holdMeeting, layMeeting, type PlannedItem } from './hold-meeting.ts';
import { inTurn, once } from './once.ts';

/** The decision on which the demonstration's payment run rests. */
export const PAYMENTS_DECISION = 'PCCC 2025-09-16 item 1';

const COMMITTEE = 'primary-care-commissioning';
const [HELD_ON, NEXT_ON, AFTER_ON, BODY_ON] = ['2025-09-16', '2026-04-21', '2026-05-19', '2026-05-12'];
const CALLED = {
  startsAt: '14:00',
  endsAt: '16:00',
  place: 'Committee room 1, Demonstration House',
  inCommonWith: null,
};

/** Everybody's part in the demonstration's meetings, by user. */
type ActorNamed = (user: string) => Actor;

const PARTNER: InterestDetails = {
  type: 'financial',
  organisation: 'X00010',
  organisationName: 'Juniper Health Centre',
  nature: 'Partner, with a share of the profit',
  through: null,
  from: '2025-04-01',
  to: null,
  mitigation: 'Takes no part in what the practice gains by',
};

type Entered = { readonly user: string; readonly on: string; readonly entry: InterestAsk };

/** The other practitioner has declared nothing, so that the system asks. */
const ENTERED: readonly Entered[] = [
  { user: 'gp-x00010', on: '2025-04-20', entry: { kind: 'declared', details: PARTNER } },
  {
    user: 'gp-x00010',
    on: '2025-04-20',
    entry: {
      kind: 'declared',
      details: {
        ...PARTNER,
        organisation: 'X00N4',
        organisationName: 'South Primary Care Network',
        nature: 'Member of its board',
      },
    },
  },
  {
    user: 'consultant',
    on: '2025-06-10',
    entry: {
      kind: 'declared',
      details: {
        ...{ type: 'non-financial professional', organisation: 'X00H1', organisationName: 'Demonstration Hospital' },
        ...{ nature: 'Employed there', through: null, from: '2025-04-01', to: null, mitigation: '' },
      },
    },
  },
  ...['committee', 'vice-chair', 'lay-member', 'chief-officer'].map((user): Entered => {
    return { user, on: '2025-09-01', entry: { kind: 'confirmed' } };
  }),
  {
    user: 'quality',
    on: '2025-11-03',
    entry: {
      kind: 'offered',
      gift: {
        ...{ what: 'gift', from: 'A supplier of dressings', description: 'A hamper', valuePence: 60_00 },
        ...{ offeredOn: '2025-11-03', isAccepted: false, isForBody: false, approval: '' },
      },
    },
  },
];

const BREACH: Breach = {
  happenedOn: '2025-06-10',
  what: 'A member declared an interest six weeks after it began.',
  handling: 'It was entered at once, and no item had touched it.',
  lesson: 'Members are asked again in the week after they are appointed.',
};

const PAYMENTS: PlannedItem = {
  agenda: {
    title: 'Payments to practices in 2025/26',
    purpose: 'decision',
    matter: { kind: 'payment run', contract: 'any', subject: '2025/26', contentHash: null, amountPence: 20_000_000_00 },
    names: [EVERY_PRACTICE],
  },
  cover: {
    decisionSought: 'Let the officers pay what the contracts of 2025/26 come to, month by month.',
    money: 'Within the delegated budget of the year.',
    conflicts: 'Every practitioner on the committee is a partner of a practice that is paid.',
    involvement: 'None: nothing changes for patients.',
    equality: 'No group is affected otherwise than another.',
    risk: 'Without it runs above an officer’s limit wait.',
  },
  paper:
    'What practices are paid is worked out from the contracts in force, line by line.\nEach run is prepared, certified and released by three people.',
  motion: {
    words: 'Runs of 2025/26 are paid as the contracts come out, up to £20,000,000 each.',
    conditions: [{ words: 'The finance lead reports every run to the next meeting', isBefore: false }],
    expiresOn: '2026-06-30',
  },
  handled: { 'general practitioner 1': 'leave for the vote', 'general practitioner 2': 'leave for the vote' },
};

const REPORTED: PlannedItem = {
  agenda: { title: 'What the feeds say of the year so far', purpose: 'information', matter: null, names: [] },
  cover: {
    ...{ decisionSought: 'None: for information.', money: 'None.', conflicts: 'None.' },
    ...{
      involvement: 'The Patient Opportunity Panel has the same report.',
      equality: 'None.',
      risk: 'Two feeds were late.',
    },
  },
  paper: 'Lists, records and counts were received of all fifty practices.',
  note: 'The committee noted the report.',
};

const PRESENT = {
  chair: '13:55',
  'lay member': '13:56',
  'chief officer': '13:58',
  'chief finance officer': '13:58',
  'secondary-care doctor': '13:59',
  'general practitioner 1': '13:59',
  'general practitioner 2': '13:59',
  Healthwatch: '13:59',
};

/**
 * Gives the demonstration interests, a meeting that was held and decided, one whose papers are published and one that is called,
 * through the doors that anybody uses. What was done before is found done and kept.
 */
export async function keepCommittees(context: ActionContext, actor: ActorNamed): Promise<Outcome<undefined>> {
  const call = (committee: string, on: string) => callOnce(context, actor('secretary'), { ...CALLED, committee, on });
  const kept = await inTurn(
    () => holdFirst(context, actor),
    () => layVariation(context, actor),
    () => call('governing-body', BODY_ON),
    () => call(COMMITTEE, AFTER_ON),
  );
  return kept.ok ? accepted(undefined) : kept;
}

/** The meeting that decided on the year's payments, after the interests that touch it were declared. */
async function holdFirst(context: ActionContext, actor: ActorNamed): Promise<Outcome<unknown>> {
  const on = (iso: string): ActionContext => ({ ...context, businessDate: day(iso) });
  for (const { user, on: iso, entry } of ENTERED) {
    const entered = await once(context.store, { book: 'interests', subject: user }, entry, () =>
      keepInterest(on(iso), actor(user), { user, entry }),
    );
    if (!entered.ok) return entered;
  }
  const recorded = await once(context.store, { book: 'breaches', subject: 'breaches' }, BREACH, () =>
    recordBreach(on('2025-06-12'), actor('secretary'), BREACH),
  );
  if (!recorded.ok) return recorded;
  const support = await openSupport(context, actor);
  if (!support.ok) return support;
  const people = { secretary: actor('secretary'), chair: actor('committee') };
  const held = { ...CALLED, startsAt: '13:50', committee: COMMITTEE, on: HELD_ON, present: PRESENT };
  const met = await holdMeeting(context, people, { ...held, items: [PAYMENTS, REPORTED, grantOf(support.value)] });
  return met.ok ? grantSupport(context, actor) : met;
}

/** The item that grants a practice support: exactly what its case asks for. */
function grantOf({ id, state }: Case): PlannedItem {
  const { contract, practice, form } = state;
  const matter: Matter = {
    ...{ kind: 'discretionary payment', contract, subject: id, contentHash: caseHash(state) },
    amountPence: Number(amountOfCase(state)),
  };
  return {
    agenda: { title: 'Support for Willow Brook Health Centre', purpose: 'decision', matter, names: [practice] },
    cover: {
      decisionSought: `Pay the practice ${poundsText(penceFromPounds(exact(form.amount ?? '0')))} a month for six months from October 2025.`,
      money: 'Within what was set aside for support of practices.',
      conflicts: 'No member has declared an interest in the practice.',
      involvement: 'The participation group asked for shorter waits.',
      equality: 'People who cannot telephone at eight gain most.',
      risk: 'The partner may be away for longer than six months.',
    },
    paper:
      'Two sessions a week of a salaried doctor while a partner is ill.\nWhat else was tried is shown in the case.',
    motion: {
      words: 'The practice is paid £1,800 a month from October 2025 to March 2026.',
      conditions: [{ words: 'The practice reports its waits to the committee in April', isBefore: false }],
      expiresOn: null,
    },
  };
}

/** A variation that the next meeting is to decide on, for a practice of which a member is a partner. */
async function layVariation(context: ActionContext, actor: ActorNamed): Promise<Outcome<unknown>> {
  const proposed = await proposeVariation(context, actor('contracts'), {
    ...{ contract: 'pms/2025-26', practice: odsCode('X00010'), from: month('2026-03'), title: 'Extended access' },
    ...{ amountPence: pence(1_250_00n), account: 'Extended hours' },
  });
  if (!proposed.ok) return proposed;
  const { subject, contentHash } = proposed.value.proposal;
  const item: PlannedItem = {
    agenda: {
      title: 'Extended access at Juniper Health Centre',
      purpose: 'decision',
      matter: { kind: 'contract variation', contract: 'PMS', subject, contentHash, amountPence: 1_250_00 },
      names: ['X00010'],
    },
    cover: {
      decisionSought: 'Vary the practice’s contract from March 2026.',
      money: '£1,250 a month.',
      conflicts: 'A member is a partner of the practice.',
      involvement: 'The practice’s participation group asked for later evenings.',
      equality: 'People who work by day gain most.',
      risk: 'Low: it can be ended by revoking the decision.',
    },
    paper:
      'Two later evenings a week, for a year.\nAppointments are counted by the practice and looked at after six months.',
  };
  const laid = { ...CALLED, committee: COMMITTEE, on: NEXT_ON, items: [item, REPORTED] };
  return layMeeting(context, { secretary: actor('secretary') }, laid, context.businessDate);
}
