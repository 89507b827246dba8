import {
  type Actor,
  accepted,
  type Day,
  financialYearOf,
  hashOf,
  lastDayOf,
  type Month,
  monthOfDay,
  monthText,
  type Outcome,
  type Pence,
  pence,
  refused,
} from '../../base/index.ts';
import {
  approve,
  decisionOn,
  type LiveDecision,
  latestAbout,
  liveDecision,
  type Proposal,
  propose,
} from '../../governance/index.ts';
import {
  type Accrued,
  accrualJournal,
  accruedPence,
  balances,
  chartKnown,
  drawdownJournal,
  type Entry,
  enterable,
  type Journal,
  journalFromJson,
  journalJson,
  openFor,
  plainJournal,
  postJournal,
  recoveryJournal,
  transferJournal,
} from '../../ledger/index.ts';
import { definitionByHash, type ReadDb, saveDefinition, type WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { commissionerHolds } from '../may-decide.ts';

/** The kind under which a journal is proposed, and its frozen form kept in the store. */
const JOURNAL = 'ledger journal';

type Common = { readonly reference: string; readonly reason: string; readonly amountPence: Pence; readonly date?: Day };

/** What somebody asks to have entered by hand. The date is the business date unless another is given. */
export type JournalAsk = Common &
  (
    | {
        readonly kind: 'journal';
        readonly fund: string;
        readonly debit: string;
        readonly credit: string;
        readonly commitment?: string;
      }
    | { readonly kind: 'transfer'; readonly from: string; readonly to: string; readonly decisionReference: string }
    | { readonly kind: 'drawdown'; readonly surplusOf: string; readonly to: string; readonly decisionReference: string }
    | {
        readonly kind: 'recovery';
        readonly fund: string;
        readonly account: string;
        readonly subject: string;
        readonly posting: string;
      }
    | {
        readonly kind: 'accrual';
        readonly fund: string;
        readonly account: string;
        readonly subject: string;
        readonly month: Month;
      }
  );

/** A journal that waits for somebody else to approve it. */
export type ProposedJournal = { readonly journal: Journal; readonly proposal: Proposal };

/**
 * Proposes an entry by hand. Proposing the same again gives the proposal that stands. Refuses `access.denied`,
 * `input.invalid` for a fund or account that the chart does not have, and as the ledger would refuse the entry.
 */
export function proposeJournal(
  context: ActionContext,
  actor: Actor,
  ask: JournalAsk,
): Promise<Outcome<ProposedJournal>> {
  const deed = { action: 'prepare payment' as const, verb: 'propose journal', subject: `journal ${ask.reference}` };
  return acting(context, actor, deed, () => {
    if (ask.amountPence <= 0n) {
      return Promise.resolve(refused({ code: 'input.invalid', message: 'The amount is more than nothing.' }));
    }
    return context.store.write(async (db) => {
      const journal = journalOf(ask, context.businessDate);
      const allowed = await decisionFor(db, context, journal);
      return allowed.ok ? proposeIn(db, context, actor, journal) : allowed;
    });
  });
}

function journalOf(ask: JournalAsk, businessDate: Day): Journal {
  const { date = businessDate } = ask;
  switch (ask.kind) {
    case 'journal':
      return plainJournal({ ...ask, date });
    case 'transfer':
      return transferJournal({ ...ask, date });
    case 'drawdown':
      return drawdownJournal({ ...ask, date });
    case 'recovery':
      return recoveryJournal({ ...ask, date, payable: `payable: ${ask.subject}` });
    case 'accrual': {
      const { reference: name, reason, month, fund, account, subject, amountPence } = ask;
      return accrualJournal({ name, reason, month, fund, accrued: [{ account, subject, amountPence }] });
    }
  }
}

/** Proposes a journal in a transaction that is under way. */
export async function proposeIn(
  db: WriteDb,
  { businessDate, clock }: Pick<ActionContext, 'businessDate' | 'clock'>,
  by: Actor,
  journal: Journal,
): Promise<Outcome<ProposedJournal>> {
  const chart = await chartKnown(db, businessDate);
  if (!chart.ok) return chart;
  const opened = await openFor(db, chart.value, journal.entries);
  if (!opened.ok) return opened;
  const possible = await enterable(db, journal);
  if (!possible.ok) return possible;
  const json = journalJson(journal);
  const { reference: id } = journal;
  await saveDefinition(db, { kind: JOURNAL, id, json, knownFrom: businessDate });
  const draft = { kind: JOURNAL, subject: id, contentHash: hashOf(json), by, at: clock.now() };
  return accepted({ journal, proposal: await propose(db, draft) });
}

export type ApproveJournalAsk = { readonly reference: string };

/**
 * Approves what was proposed last under a reference, by somebody other than who proposed it, and enters it. Doing it
 * again gives the entries that stand. Refuses `not-found`, `access.denied`, `approval.own-work`, and as the ledger does.
 */
export function approveJournal(
  context: ActionContext,
  actor: Actor,
  ask: ApproveJournalAsk,
): Promise<Outcome<readonly Entry[]>> {
  const deed = { action: 'certify payment' as const, verb: 'approve journal', subject: `journal ${ask.reference}` };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const proposed = await latestAbout(db, JOURNAL, ask.reference);
      const kept = proposed === undefined ? undefined : await definitionByHash(db, proposed.contentHash);
      if (proposed === undefined || kept === undefined) {
        return refused({ code: 'not-found', message: `Nobody has proposed a journal ${ask.reference}.` });
      }
      const { id: proposalId, contentHash } = proposed;
      const content = { value: journalFromJson(kept.json), json: kept.json };
      const allowed =
        (await decisionOn(db, proposalId)) === undefined ? await decisionFor(db, context, content.value) : NONE;
      if (!allowed.ok) return allowed;
      const restsOn = allowed.value === undefined ? {} : { restsOn: allowed.value };
      const at = context.clock.now();
      const approved = await approve(db, { proposalId, contentHash, content, by: actor, at, ...restsOn });
      return approved.ok ? postJournal(db, approved.value) : approved;
    }),
  );
}

const NONE: Outcome<undefined> = accepted(undefined);

/**
 * The decision that a transfer or drawdown names, which has to be in force, about that journal, and of the body that holds the function;
 * undefined for what needs none. Refuses as the register does, and `function.not-held`.
 */
async function decisionFor(
  db: ReadDb,
  context: Pick<ActionContext, 'businessDate'>,
  { kind, reference: subject, decisionReference, entries }: Journal,
): Promise<Outcome<LiveDecision | undefined>> {
  if (kind !== 'transfer' && kind !== 'drawdown') return NONE;
  const held = await commissionerHolds(context, db, { function: 'fund-transfer', contract: 'any' });
  if (!held.ok) return held;
  const kinds = [kind === 'transfer' ? 'fund transfer' : 'drawdown'] as const;
  const moved = (entries[0]?.postings ?? []).map(({ amountPence }) => amountPence).find((amount) => amount > 0n) ?? 0n;
  const on = context.businessDate;
  return liveDecision(db, { reference: decisionReference ?? '', kinds, subject, amountPence: moved, on });
}

const ACHIEVEMENT = { fund: 'DELEGATED_PMC', account: 'QOF accrual', onAccount: 'QOF aspiration' } as const;

/**
 * Proposes what is accrued at the end of a month for the year's achievement: of each practice its forecast × months ÷ 12
 * less what was paid on account in the year. A practice without a forecast is left out and named. Refuses `not-found`
 * when there is nothing to accrue, and as `proposeJournal` does.
 */
export function proposeAchievementAccruals(
  context: ActionContext,
  actor: Actor,
  ask: { readonly month: Month },
): Promise<Outcome<ProposedJournal & { readonly leftOut: readonly string[] }>> {
  const { month } = ask;
  const deed = {
    action: 'prepare payment' as const,
    verb: 'propose accruals',
    subject: `accruals of ${monthText(month)}`,
  };
  return acting(context, actor, deed, async () => {
    const { accrued, leftOut } = await achievementAccrued(context, month);
    if (accrued.length === 0) {
      return refused({ code: 'not-found', message: `Nothing is to be accrued at the end of ${monthText(month)}.` });
    }
    const { fund } = ACHIEVEMENT;
    const journal = accrualJournal({
      name: 'achievement',
      reason: 'Achievement earned and not paid',
      month,
      fund,
      accrued,
    });
    const proposed = await context.store.write((db) => proposeIn(db, context, actor, journal));
    return proposed.ok ? accepted({ ...proposed.value, leftOut }) : proposed;
  });
}

async function achievementAccrued(context: ActionContext, month: Month) {
  const { start, end } = financialYearOf(lastDayOf(month));
  const months = month - monthOfDay(start) + 1;
  const filter = { account: ACHIEVEMENT.onAccount, bySubject: true, from: start, until: lastDayOf(month) };
  const paid = await context.store.read((db) => balances(db, filter));
  const paidTo = new Map(paid.map(({ subject, balancePence }) => [subject, balancePence]));
  const accrued: Accrued[] = [];
  const leftOut: string[] = [];
  for (const { code: subject } of context.register.practices()) {
    const forecast = await context.forecastOf?.(subject, end);
    if (forecast?.ok !== true) leftOut.push(subject);
    else {
      const { amountPence: forecastPence } = forecast.value;
      const amountPence = accruedPence({ forecastPence, months, paidPence: paidTo.get(subject) ?? pence(0n) });
      if (amountPence !== 0n) accrued.push({ account: ACHIEVEMENT.account, subject, amountPence });
    }
  }
  return { accrued, leftOut };
}
