import { type Actor, accepted, type Day, type OdsCode, odsCodeFromText, refused } from '../../base/index.ts';
import {
  BANK_ROUTES,
  nominationWaiting,
  type Payee,
  type PayeeBank,
  type PaymentState,
  payeeBank,
  paymentsOf,
  type ShownDetails,
  type WaitingNomination,
} from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { paidPlaceOf } from '../places/paid-place.ts';
import { reading } from '../reading.ts';
import type { PaidPlace, Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { RUN_READERS } from './runs.ts';

/** An organisation whose earnings a payee is paid. */
export type Earner = {
  readonly practice: OdsCode;
  readonly name: string;
  /** How it is paid: by its kind of contract, as a network, or by claim. */
  readonly contractType: PaidPlace['contractType'];
  /** The day before which nothing is paid for it, after another payee was nominated; null: nothing stops it. */
  readonly pausedUntil: Day | null;
  /** Another payee that waits for a second person; null: none does. */
  readonly waiting: ProposedPayee | null;
};

/** Another payee that was proposed for who earns, by whom and on which day (ISO). */
export type ProposedPayee = { readonly payee: Payee; readonly by: string; readonly on: string };

/** A payee in a list. Bank details are masked; null where its route needs none. */
export type PayeeRow = {
  readonly payee: Payee;
  readonly earners: readonly Earner[];
  readonly bank: PayeeBank | null;
};
/** Who is paid otherwise than by themselves through PCSE. */
export type PayeesReport = {
  readonly payees: readonly PayeeRow[];
  /** Practices that are paid themselves, through PCSE. */
  readonly others: number;
};

export type PayeesAsk = Record<never, never>;

/** Payees that are listed on the business date. */
export function payeesReport(context: ReportContext, reader: Actor, _ask: PayeesAsk): Report<PayeesReport> {
  const what = { actions: RUN_READERS, deed: 'see payees', verb: 'read payees', subject: 'payees' };
  return reading(context, reader, what, async () => {
    const payees: PayeeRow[] = [];
    for (const { payee, earners } of listed(context)) payees.push(await rowOf(context, payee, earners));
    const named = new Set(payees.flatMap(({ earners }) => earners.map(({ practice }) => practice)));
    const others = context.register.practices().filter(({ code }) => !named.has(code)).length;
    return accepted({ payees, others });
  });
}

/** One payee: its bank details with their history, what it is paid, and what the reader may do. */
export type PayeeReport = PayeeRow & {
  readonly pauseDays: number;
  readonly mayPropose: boolean;
  /** Whether the reader may approve what waits. */
  readonly mayApprove: boolean;
  readonly payments: readonly PaymentState[];
};

export type PayeeAsk = { readonly payee: string };

/** A payee that is listed on the business date, or a practice that is paid itself. */
export function payeeReport(context: ReportContext, reader: Actor, ask: PayeeAsk): Report<PayeeReport> {
  const what = { actions: RUN_READERS, deed: 'see payees', verb: 'read payee', subject: `payee ${ask.payee}` };
  return reading(context, reader, what, async () => {
    const found = payeeNamed(context, ask.payee);
    if (found === undefined) {
      return refused({
        code: 'not-found',
        message: `Nobody of the code ${ask.payee} is paid.`,
        remedy: 'Look at the payees.',
      });
    }
    const row = await rowOf(context, found.payee, found.earners);
    const may = (action: 'prepare payment' | 'certify payment') => context.rules.may(reader, action, {}).ok;
    const waits = (await context.store.read((db) => payeeBank(db, ask.payee, context.businessDate))).waiting;
    const isOwn = waits?.proposedBy === reader.user;
    const payments = await context.store.read((db) => paymentsOf(db, { payee: ask.payee }));
    return accepted({
      ...row,
      pauseDays: context.payments.payer.pauseDays,
      mayPropose: row.bank !== null && may('prepare payment'),
      mayApprove: row.bank?.waiting != null && !isOwn && may('certify payment'),
      payments: payments.toReversed(),
    });
  });
}

type Listed = { readonly payee: Payee; readonly earners: readonly OdsCode[] };

/** Those of the definition who are paid for a practice or a network of the commissioner. */
function listed(context: ReportContext): readonly Listed[] {
  const { payments, businessDate } = context;
  const isOurs = (earner: OdsCode) => paidPlaceOf(context, earner).ok;
  return payments.payees
    .listedOn(businessDate)
    .filter(({ earners }) => earners.some(isOurs))
    .map(({ payee, earners }) => ({ payee, earners: [...(paidItself(context, payee.id)?.earners ?? []), ...earners] }));
}

/** A practice that is paid for itself; undefined where it named another payee, and of who is no practice. */
function paidItself({ payments, register, businessDate }: ReportContext, id: string): Listed | undefined {
  const code = odsCodeFromText(id);
  const practice = code === undefined ? undefined : register.practice(code);
  if (!practice?.ok) return undefined;
  const payee = payments.payees.payeeOf(practice.value.code, practice.value.name, businessDate);
  return payee.id === id ? { payee, earners: [practice.value.code] } : undefined;
}

function payeeNamed(context: ReportContext, id: string): Listed | undefined {
  return listed(context).find(({ payee }) => payee.id === id) ?? paidItself(context, id);
}

async function rowOf(context: ReportContext, payee: Payee, earners: readonly OdsCode[]): Promise<PayeeRow> {
  const { store, businessDate } = context;
  const isByBank = BANK_ROUTES.includes(payee.route);
  const bank = isByBank ? named(context, await store.read((db) => payeeBank(db, payee.id, businessDate))) : null;
  const placed: Earner[] = [];
  for (const practice of earners) {
    const place = paidPlaceOf(context, practice);
    if (!place.ok) continue;
    const { name, contractType } = place.value;
    const proposed = await store.read((db) => nominationWaiting(db, practice, businessDate));
    placed.push({ practice, name, contractType, ...nominatedFor(context, practice, proposed) });
  }
  return { payee, earners: placed, bank };
}

/** Whether another payee was nominated for who earns: in its pause, or waiting for a second person. */
export function nominatedFor(
  context: ReportContext,
  earner: OdsCode,
  proposed: WaitingNomination | undefined,
): Pick<Earner, 'pausedUntil' | 'waiting'> {
  const pausedUntil = context.payments.payees.pausedUntil(earner, context.businessDate) ?? null;
  if (proposed === undefined) return { pausedUntil, waiting: null };
  const { payee, proposedBy, proposedOn: on } = proposed;
  return { pausedUntil, waiting: { payee, by: nameOf(context, proposedBy), on } };
}

/** With people's names in place of their ids. */
function named(context: ReportContext, bank: PayeeBank): PayeeBank {
  const shown = (details: ShownDetails): ShownDetails => ({
    ...details,
    proposedBy: nameOf(context, details.proposedBy),
    approved: details.approved && { ...details.approved, by: nameOf(context, details.approved.by) },
  });
  const orNull = (details: ShownDetails | null) => (details === null ? null : shown(details));
  return { ...bank, current: orNull(bank.current), waiting: orNull(bank.waiting), history: bank.history.map(shown) };
}
