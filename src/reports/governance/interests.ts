import { type Actor, accepted, addDays, type Day, dayFromIso, type Outcome, refused } from '../../base/index.ts';
import {
  type Breach,
  breachesKept,
  confirmBy,
  daysLate,
  type FoundInterest,
  foundOf,
  type Governance,
  type GovernanceRules,
  governanceKnown,
  type Interest,
  isHeldOn,
  isToBeDeclared,
  type Kept,
  type KnownWorld,
  keptUntil,
  type PersonRegister,
  personRegister,
  personRegisters,
  publicUntil,
  seatsOf,
} from '../../governance/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** An interest as it stands in the register. */
export type ShownInterest = {
  readonly interest: Interest;
  readonly name: string;
  /** The committees on which the person sits, with the seat. */
  readonly sits: readonly string[];
  /** The last day on which it is published; null while it is held. */
  readonly publicUntil: Day | null;
  readonly keptUntil: Day | null;
  /** Days beyond those within which it had to be declared; 0: in time. */
  readonly daysLate: number;
};

/** Whose register is to be confirmed, and when. */
export type Reminder = {
  readonly user: string;
  readonly name: string;
  readonly confirmBy: Day;
  readonly standing: 'overdue' | 'due soon' | 'confirmed';
};

export type InterestsReport = {
  /** Published ones for everybody; who keeps the register sees all that was ever entered. */
  readonly interests: readonly ShownInterest[];
  readonly gifts: readonly ShownGift[];
  readonly breaches: readonly Kept<Breach>[];
  readonly rules: GovernanceRules;
  /** For who keeps the register alone. */
  readonly kept: { readonly reminders: readonly Reminder[]; readonly questions: readonly Question[] } | null;
};
export type ShownGift = { readonly name: string; readonly gift: PersonRegister['gifts'][number] };
export type Question = FoundInterest & { readonly person: string };

/** The register of interests: for everybody what is published, for who keeps it everything. */
export function interestsReport(context: ReportContext, reader: Actor): Report<InterestsReport> {
  const what = { actions: ['see published'] as const, verb: 'read interests', subject: 'interests' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const governance = await governanceKnown(db, context.businessDate);
      if (!governance.ok) return governance;
      const { rules } = governance.value;
      const registers = await personRegisters(db);
      const keeps = mayKeep(context, reader);
      const all = registers.flatMap((register) => shownOf(context, governance.value, register));
      return accepted({
        interests: keeps ? all : all.filter((each) => isPublic(each, context.businessDate)),
        gifts: registers.flatMap((register) => giftsOf(context, register, rules)),
        breaches: await breachesKept(db),
        rules,
        kept: keeps ? await keepersPart(context, db, governance.value) : null,
      });
    }),
  );
}

/** What was offered to somebody and has to stand in the register; smaller things they enter for themselves. */
function giftsOf(context: ReportContext, { user, gifts }: PersonRegister, rules: GovernanceRules): ShownGift[] {
  const said = gifts.map(({ says }) => says);
  const declared = gifts.filter(({ says }, index) => isToBeDeclared(says, said.slice(0, index), rules));
  return declared.map((gift) => ({ name: nameOf(context, user), gift }));
}

/** A person's own register, with what they are asked. */
export type OwnInterestsReport = {
  readonly user: string;
  readonly name: string;
  readonly interests: readonly ShownInterest[];
  readonly gifts: PersonRegister['gifts'];
  readonly questions: readonly FoundInterest[];
  readonly reminder: Reminder;
  readonly rules: GovernanceRules;
  readonly mayDeclare: boolean;
  readonly mayWithhold: boolean;
};

/** One person's register, for them and for who keeps it. Refuses `user.unknown` and `access.denied`. */
export function ownInterestsReport(
  context: ReportContext,
  reader: Actor,
  { user }: { readonly user: string },
): Report<OwnInterestsReport> {
  const isOwn = user === reader.user;
  const actions = isOwn ? (['declare interest', 'keep interests'] as const) : (['keep interests'] as const);
  const what = { actions, verb: 'read own interests', subject: `interests of ${user}`, deed: 'see these interests' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const found = await registerFound(context, db, user);
      if (!found.ok) return found;
      const { governance, register } = found.value;
      const { rules } = governance;
      return accepted({
        user,
        name: nameOf(context, user),
        interests: shownOf(context, governance, register),
        gifts: register.gifts,
        questions: questionsOf(context, governance, register),
        reminder: reminderOf(context, governance, register),
        rules,
        mayDeclare: isOwn || mayKeep(context, reader),
        mayWithhold: mayKeep(context, reader),
      });
    }),
  );
}

/** What a person is to answer or confirm, for their home page. */
export async function interestsWaiting(
  context: ReportContext,
  reader: Actor,
): Promise<{ readonly questions: readonly FoundInterest[]; readonly reminder: Reminder } | undefined> {
  if (!context.rules.may(reader, 'declare interest', {}).ok) return undefined;
  return context.store.read(async (db) => {
    const found = await registerFound(context, db, reader.user);
    if (!found.ok) return undefined;
    const { governance, register } = found.value;
    if (seatsOf(governance.members, reader.user, context.businessDate).length === 0) return undefined;
    return {
      questions: questionsOf(context, governance, register).filter(({ standing }) => standing === 'not answered'),
      reminder: reminderOf(context, governance, register),
    };
  });
}

/** What the system knows of a person's interests, declared or not. */
function questionsOf(
  context: ReportContext,
  governance: Governance,
  register: PersonRegister,
): readonly FoundInterest[] {
  return foundOf(knownWorld(context), governance, register);
}

/** Where people work and who is paid for whom, as known on the business date. */
export function knownWorld({ users, register, payments, businessDate }: ReportContext): KnownWorld {
  return { users, register, payees: payments.payees.listedOn(businessDate) };
}

function mayKeep({ rules }: ReportContext, reader: Actor): boolean {
  return rules.may(reader, 'keep interests', {}).ok;
}

async function registerFound(
  context: ReportContext,
  db: ReadDb,
  user: string,
): Promise<Outcome<{ readonly governance: Governance; readonly register: PersonRegister }>> {
  const known = context.users.actor(user);
  if (!known.ok) return refused(known.refusal);
  const governance = await governanceKnown(db, context.businessDate);
  if (!governance.ok) return governance;
  return accepted({ governance: governance.value, register: await personRegister(db, user) });
}

function shownOf(
  context: ReportContext,
  { members, committees, rules }: Governance,
  register: PersonRegister,
): ShownInterest[] {
  const seats = seatsOf(members, register.user, context.businessDate);
  const sits = seats.map(({ committee, seat }) => {
    return `${committees.find(({ id }) => id === committee)?.name ?? committee} (${seat})`;
  });
  return register.interests.map((interest) => ({
    interest,
    name: nameOf(context, register.user),
    sits,
    publicUntil: publicUntil(interest, rules),
    keptUntil: keptUntil(interest, rules),
    daysLate: daysLate(interest, rules),
  }));
}

/** Interests of those who help to decide, until some months after they end. */
function isPublic({ sits, publicUntil: until, interest }: ShownInterest, on: Day): boolean {
  return sits.length > 0 && (isHeldOn(interest, on) || (until !== null && on <= until));
}

async function keepersPart(
  context: ReportContext,
  db: ReadDb,
  governance: Governance,
): Promise<NonNullable<InterestsReport['kept']>> {
  const sitting = context.users.users().filter(({ id }) => {
    return seatsOf(governance.members, id, context.businessDate).length > 0;
  });
  const reminders: Reminder[] = [];
  const questions: Question[] = [];
  for (const { id, name } of sitting) {
    const register = await personRegister(db, id);
    reminders.push(reminderOf(context, governance, register));
    const open = questionsOf(context, governance, register).filter(({ standing }) => standing !== 'declared');
    questions.push(...open.map((one) => ({ ...one, person: name })));
  }
  return { reminders, questions };
}

/** Counted from the last confirmation; of whoever never confirmed, from the day on which they first sat. */
function reminderOf(context: ReportContext, { members, rules }: Governance, register: PersonRegister): Reminder {
  const { businessDate } = context;
  const own = members.filter(({ user }) => user === register.user).map(({ from }) => from);
  const first = own.toSorted()[0];
  const since = first === undefined ? businessDate : (dayFromIso(first) ?? businessDate);
  const due = confirmBy(register, rules, since);
  const soon = addDays(businessDate, rules.remindDaysBefore.value);
  const standing = due < businessDate ? 'overdue' : due <= soon ? 'due soon' : 'confirmed';
  return { user: register.user, name: nameOf(context, register.user), confirmBy: due, standing };
}
