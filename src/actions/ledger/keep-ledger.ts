import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type Actor,
  accepted,
  type Day,
  type FinancialYear,
  isoOfMonth,
  lastDayOf,
  type Month,
  monthOfDay,
  type Outcome,
  type Pence,
  type Problem,
  pence,
  refused,
  sha256,
} from '../../base/index.ts';
import { readCsv } from '../../ingest/index.ts';
import {
  agreeToIsfe as agreeIt,
  allocationJournal,
  type BudgetLine,
  type BudgetVersion,
  balances,
  budgetPosition,
  type ClosedPeriod,
  type Commitment,
  chartKnown,
  closePeriod as closeIt,
  expireCommitments as expireThem,
  type Forecast,
  type IsfeStanding,
  isfeStanding,
  OWN_ACCOUNTS,
  readBudget,
  readIsfe,
  recordYearEnd as recordEnd,
  recordForecast as recordIt,
  reserve as reserveIt,
  saveBudget,
  saveIsfe,
  type Uploaded,
  voidCommitment as voidIt,
  type YearEnd,
} from '../../ledger/index.ts';
import type { WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { type ProposedJournal, proposeIn } from './journal.ts';

async function uploadedFrom(path: string, name: string): Promise<Uploaded> {
  const { records } = await readCsv(path);
  return { file: name, sha256: sha256(await readFile(path)), records };
}

/** A budget file that was read. With problems nothing of it is kept. */
export type BudgetUpload = {
  readonly year: string;
  readonly lines: number;
  readonly problems: readonly Problem[];
  /** Null when it was not kept. */
  readonly version: BudgetVersion | null;
  /** What brings each fund's allocation to the file's, waiting for approval; null when nothing changes. */
  readonly allocation: ProposedJournal | null;
};

export type UploadAsk = { readonly path: string; readonly name?: string };

/**
 * Receives the allocations and budget of a year: kept whole as its next version, or not at all. The change of each fund's
 * allocation is proposed as a journal, for somebody else to approve. Refuses `access.denied` and `not-found`.
 */
export function uploadBudget(
  context: ActionContext,
  actor: Actor,
  ask: UploadAsk & { readonly year: FinancialYear },
): Promise<Outcome<BudgetUpload>> {
  const { year } = ask;
  const deed = { action: 'prepare payment' as const, verb: 'upload budget', subject: `budget ${year.label}` };
  return acting(context, actor, deed, async () => {
    const uploaded = await uploadedFrom(ask.path, ask.name ?? basename(ask.path));
    return context.store.write(async (db) => {
      const chart = await chartKnown(db, context.businessDate);
      if (!chart.ok) return chart;
      const { accepted: lines, problems } = readBudget(uploaded, year, chart.value);
      const none: BudgetUpload = { year: year.label, lines: lines.length, problems, version: null, allocation: null };
      if (problems.length > 0 || lines.length === 0) return accepted(none);
      const at = context.clock.now();
      const version = await saveBudget(db, { year: year.label, uploaded, lines, chart: chart.value, by: actor, at });
      const allocation = await proposeAllocation(db, context, actor, { year, version, lines });
      return allocation.ok ? accepted({ ...none, version, allocation: allocation.value }) : allocation;
    });
  });
}

/** What each fund's allocation changes by: the file's less what stands in the ledger for the year. */
async function proposeAllocation(
  db: WriteDb,
  context: ActionContext,
  actor: Actor,
  o: { readonly year: FinancialYear; readonly version: BudgetVersion; readonly lines: readonly BudgetLine[] },
): Promise<Outcome<ProposedJournal | null>> {
  const { start, end, label } = o.year;
  const standing = await balances(db, { account: OWN_ACCOUNTS.allocation.id, from: start, until: end });
  const amounts = new Map<string, Pence>(standing.map(({ fund, balancePence }) => [fund, balancePence]));
  for (const { kind, fund, amountPence } of o.lines) {
    if (kind === 'allocation') amounts.set(fund, pence((amounts.get(fund) ?? 0n) + amountPence));
  }
  const reference = `${label}:v${o.version.version}`;
  const journal = allocationJournal({
    reference,
    reason: `Allocation of ${label}, version ${o.version.version}`,
    date: start,
    amounts,
  });
  return journal.entries.length === 0 ? accepted(null) : proposeIn(db, context, actor, journal);
}

/** A balance file of the organisation's main ledger that was read. With problems nothing of it is kept. */
export type IsfeImport = {
  readonly problems: readonly Problem[];
  readonly rows: number;
  readonly standing: IsfeStanding;
};

/** Receives the main ledger's balances at the end of a month. Refuses `access.denied` and `not-found`. */
export function importIsfe(
  context: ActionContext,
  actor: Actor,
  ask: UploadAsk & { readonly month: Month },
): Promise<Outcome<IsfeImport>> {
  const { month } = ask;
  const deed = {
    action: 'prepare payment' as const,
    verb: 'import ISFE balances',
    subject: `ISFE ${isoOfMonth(month)}`,
  };
  return acting(context, actor, deed, async () => {
    const uploaded = await uploadedFrom(ask.path, ask.name ?? basename(ask.path));
    return context.store.write(async (db) => {
      const chart = await chartKnown(db, lastDayOf(month));
      if (!chart.ok) return chart;
      const { accepted: rows, problems } = readIsfe(uploaded, month, chart.value);
      if (problems.length === 0) await saveIsfe(db, { month, uploaded, rows, by: actor, at: context.clock.now() });
      return accepted({ problems, rows: rows.length, standing: await isfeStanding(db, month, chart.value) });
    });
  });
}

/** Records that the reader agreed the ledger to the main one for a month. Refuses as the ledger does. */
export function agreeToIsfe(
  context: ActionContext,
  actor: Actor,
  ask: { readonly month: Month; readonly words: string },
): Promise<Outcome<IsfeStanding>> {
  const deed = { action: 'certify payment' as const, verb: 'agree to ISFE', subject: `ISFE ${isoOfMonth(ask.month)}` };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const chart = await chartKnown(db, lastDayOf(ask.month));
      return chart.ok ? agreeIt(db, { ...ask, chart: chart.value, by: actor, at: context.clock.now() }) : chart;
    }),
  );
}

/** Closes a month for good. Refuses `input.invalid` before it is over, and as the ledger does. */
export function closePeriod(
  context: ActionContext,
  actor: Actor,
  ask: { readonly month: Month },
): Promise<Outcome<ClosedPeriod>> {
  const deed = { action: 'certify payment' as const, verb: 'close month', subject: `month ${isoOfMonth(ask.month)}` };
  return acting(context, actor, deed, () => {
    if (lastDayOf(ask.month) >= context.businessDate) {
      return Promise.resolve(refused({ code: 'input.invalid', message: 'A month is closed when it is over.' }));
    }
    return context.store.write((db) => closeIt(db, { ...ask, by: actor, at: context.clock.now() }));
  });
}

/** Records each fund's surplus at the end of a year. Refuses as the ledger does. */
export function recordYearEnd(
  context: ActionContext,
  actor: Actor,
  ask: { readonly year: FinancialYear },
): Promise<Outcome<readonly YearEnd[]>> {
  const deed = { action: 'certify payment' as const, verb: 'record year end', subject: `year ${ask.year.label}` };
  return acting(context, actor, deed, () =>
    context.store.write((db) => recordEnd(db, { ...ask, by: actor, at: context.clock.now() })),
  );
}

export type ReserveAsk = Pick<Commitment, 'id' | 'fund' | 'account' | 'amountPence' | 'description' | 'expiresOn'> & {
  /** The day from which it holds, which says of which year's budget it is; the business date when not given. */
  readonly on?: Day;
};

/** Reserves money of a budget line while that much is available. Refuses `not-found` without the line, and as the ledger does. */
export function reserveMoney(context: ActionContext, actor: Actor, ask: ReserveAsk): Promise<Outcome<Commitment>> {
  const deed = { action: 'prepare payment' as const, verb: 'reserve money', subject: `commitment ${ask.id}` };
  const { on = context.businessDate } = ask;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const { lines } = await budgetPosition(db, monthOfDay(on));
      const line = lines.find(({ fund, account }) => fund === ask.fund && account === ask.account);
      if (line === undefined) {
        return refused({ code: 'not-found', message: `The budget has no line for ${ask.account} of ${ask.fund}.` });
      }
      return reserveIt(db, { ...ask, on, by: actor, at: context.clock.now() }, line.availablePence);
    }),
  );
}

/** Gives reserved money back. Refuses as the ledger does. */
export function voidCommitment(
  context: ActionContext,
  actor: Actor,
  ask: { readonly id: string; readonly reason: string },
): Promise<Outcome<Commitment>> {
  const deed = { action: 'prepare payment' as const, verb: 'void commitment', subject: `commitment ${ask.id}` };
  return acting(context, actor, deed, () =>
    context.store.write((db) => voidIt(db, { ...ask, on: context.businessDate, by: actor, at: context.clock.now() })),
  );
}

/** Records which commitments have expired. */
export function expireCommitments(context: ActionContext, actor: Actor): Promise<Outcome<readonly string[]>> {
  const deed = { action: 'prepare payment' as const, verb: 'expire commitments', subject: 'commitments' };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) =>
      accepted(await expireThem(db, { on: context.businessDate, by: actor, at: context.clock.now() })),
    ),
  );
}

/** Records what is expected of a budget line, with its risk and mitigation. Refuses `not-found` without the line. */
export function recordForecast(
  context: ActionContext,
  actor: Actor,
  ask: Omit<Forecast, 'recordedBy' | 'recordedAt'>,
): Promise<Outcome<undefined>> {
  const deed = { action: 'prepare payment' as const, verb: 'record forecast', subject: `budget line ${ask.line}` };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const { lines } = await budgetPosition(db, ask.asAt);
      if (!lines.some(({ line }) => line === ask.line)) {
        return refused({ code: 'not-found', message: `The budget has no line ${ask.line}.` });
      }
      await recordIt(db, { ...ask, by: actor, at: context.clock.now() });
      return accepted(undefined);
    }),
  );
}
